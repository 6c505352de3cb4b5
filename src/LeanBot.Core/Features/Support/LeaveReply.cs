using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Support;

public sealed class LeaveReply : AdminButton
{
    private const string Wire = "tickets.leaveReply";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Answer;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("support.never")).AsBack();

    public override void Press(Turn turn, string argument)
    {
        if (turn.Conversation?.State is ReplyFlow.State) turn.End();
        turn.Voice.Say(new Screen(
            turn.Voice.Text("support.replyLeft"),
            [ShowTickets.Button(turn.Voice)],
            [OpenMenu.Button(turn.Voice)]));
    }
}

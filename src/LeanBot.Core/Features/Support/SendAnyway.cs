using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Support;

public sealed class SendAnyway : AdminButton
{
    private const string Wire = "tickets.sendAnyway";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Answer;

    public static Choice Button(Voice voice, string ticket) =>
        Make(Wire, voice.Text("support.sendAnyway"), ticket);

    public override void Press(Turn turn, string argument) => ReplyFlow.SendDraft(turn, argument);
}

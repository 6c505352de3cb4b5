namespace LeanBot.Core.Features.Support;

public sealed class LeaveSupport : MemberButton
{
    private const string Wire = "tickets.leave";

    public override string Route => Wire;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("support.never"));

    public override void Press(Turn turn, string argument)
    {
        if (turn.Conversation?.State is SupportFlow.State) turn.End();
        turn.Voice.Say(new Screen(turn.Voice.Text("support.left"), [WriteToTeam.Button(turn.Voice)]));
    }
}

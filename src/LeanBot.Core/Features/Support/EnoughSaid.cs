namespace LeanBot.Core.Features.Support;

public sealed class EnoughSaid : MemberButton
{
    private const string Wire = "tickets.enough";

    public override string Route => Wire;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("support.enough"));

    public override void Press(Turn turn, string argument)
    {
        if (turn.Conversation?.State is SupportFlow.State) turn.End();
        turn.Voice.Say("support.thanks");
    }
}

namespace LeanBot.Core.Features.Subscriptions;

public sealed class ShowStatus : MemberButton
{
    private const string Wire = "status";

    public override string Route => Wire;

    public static Choice Button(Turn turn) => Button(turn.Voice);

    public static Choice Button(Voice voice) => Button(voice.Text("subscriptions.status"));

    public static Choice Button(string label) => Make(Wire, label);

    public override void Press(Turn turn, string argument) =>
        turn.Voice.Say(StatusScreen.Of(turn, turn.Member));
}

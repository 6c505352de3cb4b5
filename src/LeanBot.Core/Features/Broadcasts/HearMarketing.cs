namespace LeanBot.Core.Features.Broadcasts;

public sealed class HearMarketing : MemberButton
{
    private const string Wire = "marketing.hear";

    public override string Route => Wire;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("broadcasts.hear"));

    public override void Press(Turn turn, string argument)
    {
        Marketing.Hear(turn);
        turn.Voice.Say(SettingsScreen.Of(turn));
    }
}

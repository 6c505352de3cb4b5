namespace LeanBot.Core.Features.Broadcasts;

public sealed class MuteMarketing : MemberButton
{
    private const string Wire = "marketing.mute";

    public override string Route => Wire;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("broadcasts.mute"));

    public override void Press(Turn turn, string argument)
    {
        Marketing.Mute(turn);
        turn.Voice.Say(SettingsScreen.Of(turn));
    }
}

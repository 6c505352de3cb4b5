using LeanBot.Core.Features.Language;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>From the settings to the languages.</summary>
public sealed class ShowLanguages : MemberButton
{
    private const string Wire = "settings.language";

    public override string Route => Wire;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("broadcasts.settingsLanguage"));

    public override void Press(Turn turn, string argument) =>
        turn.Voice.Say(LanguageScreen.Of(turn, "language.choose"));
}

using LeanBot.Core.Features.Commands;

namespace LeanBot.Core.Features.Language;

/// <summary>The choice of a person holds from the next word on, whatever their Telegram speaks.</summary>
public sealed class SetLanguage : MemberButton
{
    private const string Wire = "language";

    public override string Route => Wire;

    public static Choice Button(string label, string language) => Make(Wire, label, language);

    public override void Press(Turn turn, string argument)
    {
        // Texts of a language may be taken away again.
        if (!turn.Config.Texts.Languages.Contains(argument)) throw new Refused("language.gone");
        turn.Tx.Put(turn.Member with { Language = argument, IsLanguageChosen = true });
        Menus.Bring(turn, turn.Member);
        turn.Voice.Say(LanguageScreen.Of(turn, "language.chosen"));
    }
}

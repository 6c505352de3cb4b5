using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Language;

/// <summary>The languages, each under its own name so that everybody finds theirs.</summary>
public static class LanguageScreen
{
    private const string NameKey = "language.name";

    /// <param name="text">What it says above the buttons.</param>
    public static Screen Of(Turn turn, string text) => new(
        turn.Voice.Text(text),
        [
            .. turn.Config.Texts.Languages
                .Order(StringComparer.Ordinal)
                .Select(language => (IReadOnlyList<Choice>)
                    [SetLanguage.Button(LabelOf(turn, language), language)]),
            [ShowStatus.Button(turn)],
        ]);

    /// <summary>As it calls itself.</summary>
    public static string NameOf(Turn turn, string language)
    {
        var texts = turn.Config.Texts;
        // A language that somebody added may not say what it is called, and one may be gone.
        return texts.Languages.Contains(language) && texts.KeysOf(language).Contains(NameKey)
            ? texts.Render(language, NameKey, turn.Config.Zone)
            : language;
    }

    private static string LabelOf(Turn turn, string language)
    {
        var name = NameOf(turn, language);
        return language == turn.Member.Language ? turn.Voice.Text("language.current", ("name", name)) : name;
    }
}

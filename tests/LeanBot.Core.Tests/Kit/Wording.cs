using System.Text.RegularExpressions;

namespace LeanBot.Core.Tests;

/// <summary>Stories are told with the English labels; this finds what a person of another language reads and
/// types there.</summary>
public sealed partial class Wording(string language)
{
    /// <summary>What a label that holds these English words may say in that language.</summary>
    public IEnumerable<string> Of(string english) => language == Texts.DefaultLanguage
        ? [english]
        : Some.Templates[Texts.DefaultLanguage].SelectMany(text => InText(text.Key, text.Value, english))
            .Append(english)
            .Distinct();

    /// <summary>What is typed where a whole English text would be.</summary>
    public string Typed(string english) => language == Texts.DefaultLanguage
        ? english
        : Some.Templates[Texts.DefaultLanguage]
            .Where(text => text.Value.Equals(english, StringComparison.OrdinalIgnoreCase))
            .Select(text => Some.Templates[language][text.Key])
            .FirstOrDefault(english);

    /// <summary>The words of a text between its places for values.</summary>
    public static IEnumerable<string> WordsOf(string template) => Place().Split(template)
        .Select(words => words.Trim())
        .Where(words => words.Length > 0);

    private IEnumerable<string> InText(string key, string template, string english)
    {
        if (template.Contains(", plural,", StringComparison.Ordinal)) yield break;
        var own = Some.Templates[language][key];
        // Labels are named without the sign that stands before them.
        var filled = Regex.Match(english, Shape.Of(Sign().Replace(template, "")));
        if (filled.Success)
            yield return Place().Replace(own, place => filled.Groups[place.Groups[1].Value].Value);
        else if (WordsOf(template).Any(words => words.Contains(english, StringComparison.Ordinal)))
            yield return WordsOf(own).MaxBy(words => words.Length)!;
    }

    [GeneratedRegex(@"^[^\p{L}\p{N}{]+")]
    private static partial Regex Sign();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}

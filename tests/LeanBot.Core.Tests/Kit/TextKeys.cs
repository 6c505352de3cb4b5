using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace LeanBot.Core.Tests;

/// <summary>Finds the text behind words that somebody read, in whichever language.</summary>
public static class TextKeys
{
    private static readonly IReadOnlyList<(string Key, int Letters, Regex Whole, Regex Beginning)> All =
    [
        .. Some.Templates.Values.SelectMany(texts => texts).Select(text => (
            text.Key,
            Wording.WordsOf(PlainText.Of(text.Value)).Sum(words => words.Length),
            Compiled(Shape.Of(PlainText.Of(text.Value))),
            Compiled(Shape.Of(PlainText.Of(text.Value)).Replace(@"\z", @"(?=\n|\z)", StringComparison.Ordinal)))),
    ];

    /// <summary>Many transcripts show the same.</summary>
    private static readonly ConcurrentDictionary<string, string> Labels = new(), Messages = new();

    /// <summary>The key of the text that a label is; the label itself where it is none.</summary>
    public static string OfLabel(string words) =>
        Labels.GetOrAdd(words, _ => Best(words, text => text.Whole));

    /// <summary>The key of the text that a message begins with; its first line where it is none.</summary>
    public static string OfMessage(string words) =>
        Messages.GetOrAdd(words, _ => Best(words, text => text.Beginning));

    private static string Best(
        string words, Func<(string Key, int Letters, Regex Whole, Regex Beginning), Regex> shape) => All
        .Where(text => shape(text).IsMatch(words))
        .OrderByDescending(text => text.Letters)
        .Select(text => text.Key)
        .FirstOrDefault(words.Split('\n')[0]);

    /// <summary>A value fills no more than a line, so that a long message is not taken for its end.</summary>
    private static Regex Compiled(string shape) => new(shape);
}

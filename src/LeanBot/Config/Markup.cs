using System.Text.RegularExpressions;

namespace LeanBot.Configuration;

/// <summary>Whether Telegram takes a text as HTML. https://core.telegram.org/bots/api#html-style</summary>
internal static partial class Markup
{
    private static readonly string[] Known =
    [
        "a", "b", "blockquote", "code", "del", "em", "i", "ins", "pre", "s", "span", "strike", "strong",
        "tg-emoji", "tg-spoiler", "u",
    ];

    /// <summary>Null where it does.</summary>
    public static string? ProblemOf(string text)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(text))
        {
            var (isEnd, name) = (tag.Groups[1].Length > 0, tag.Groups[2].Value.ToLowerInvariant());
            if (!Known.Contains(name)) return $"has {tag.Value}, which Telegram does not know";
            if (!isEnd) open.Push(name);
            else if (!open.TryPop(out var begun) || begun != name) return $"has {tag.Value} where nothing is open";
        }

        if (open.TryPop(out var left)) return $"never closes <{left}>";
        return Tag().Replace(text, "").Contains('<') ? "has a < that begins no tag: write &lt; for it" : null;
    }

    [GeneratedRegex("<(/?)([A-Za-z][A-Za-z-]*)(?:\\s[^<>]*)?>")]
    private static partial Regex Tag();
}

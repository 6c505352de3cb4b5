using System.Text;

namespace LeanBot.Core;

/// <summary>Telegram's HTML as a person reads it, for places that show no markup.</summary>
public static class PlainText
{
    /// <summary>Escapes what Telegram's HTML reserves.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        var isTag = false;
        foreach (var letter in html)
        {
            if (letter == '<') isTag = true;
            else if (letter == '>') isTag = false;
            else if (!isTag) text.Append(letter);
        }

        return text.ToString()
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
    }
}

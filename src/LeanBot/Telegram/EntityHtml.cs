using System.Text;
using LeanBot.Core;

namespace LeanBot.Telegram;

/// <summary>Writes a text with its entities as Telegram's HTML: what the person formatted stays so, and
/// nothing that they typed is markup. https://core.telegram.org/bots/api#messageentity</summary>
internal static class EntityHtml
{
    /// <summary>Markup can be many times as long as the text; beyond this the text goes without.</summary>
    private const int CharactersMax = 12_000;

    public static string Of(string text, IReadOnlyList<MessageEntity>? entities)
    {
        var known = (entities ?? []).Where(entity => IsWithin(entity, text) && Tags(entity) is not null)
            .OrderBy(entity => entity.Offset)
            .ThenByDescending(entity => entity.Length)
            .ToArray();
        if (known.Length == 0) return PlainText.Escape(text);
        var html = Write(text, known);
        return html.Length <= CharactersMax ? html : PlainText.Escape(text);
    }

    /// <summary>Entities nest or follow each other; where one were to end within another, it ends with it, so
    /// that tags always match.</summary>
    private static string Write(string text, MessageEntity[] entities)
    {
        var html = new StringBuilder(text.Length * 2);
        var open = new Stack<MessageEntity>();
        var next = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            while (open.TryPeek(out var inner) && EndOf(inner) <= at)
                html.Append(Tags(open.Pop())!.Value.Close);
            for (; next < entities.Length && entities[next].Offset == at; next++)
            {
                var entity = entities[next];
                if (open.TryPeek(out var outer) && EndOf(outer) < EndOf(entity))
                    entity = entity with { Length = EndOf(outer) - at };
                html.Append(Tags(entity)!.Value.Open);
                open.Push(entity);
            }

            if (at < text.Length) html.Append(PlainText.Escape(text.Substring(at, 1)));
        }

        return html.ToString();
    }

    private static bool IsWithin(MessageEntity entity, string text) =>
        entity is { Offset: >= 0, Length: > 0 } && entity.Offset <= text.Length - entity.Length;

    private static int EndOf(MessageEntity entity) => entity.Offset + entity.Length;

    /// <summary>Null for what shows by itself, such as links that were typed, and for what bots may not
    /// say.</summary>
    private static (string Open, string Close)? Tags(MessageEntity entity) => entity.Type switch
    {
        "bold" => ("<b>", "</b>"),
        "italic" => ("<i>", "</i>"),
        "underline" => ("<u>", "</u>"),
        "strikethrough" => ("<s>", "</s>"),
        "spoiler" => ("<tg-spoiler>", "</tg-spoiler>"),
        "blockquote" => ("<blockquote>", "</blockquote>"),
        "expandable_blockquote" => ("<blockquote expandable>", "</blockquote>"),
        "code" => ("<code>", "</code>"),
        "pre" => ("<pre>", "</pre>"),
        "text_link" when IsWeb(entity.Url) => ($"<a href=\"{Quoted(entity.Url!)}\">", "</a>"),
        _ => null,
    };

    private static bool IsWeb(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var read) && read.Scheme is "http" or "https";

    private static string Quoted(string url) =>
        PlainText.Escape(url).Replace("\"", "&quot;", StringComparison.Ordinal);
}

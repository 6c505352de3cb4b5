using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Telegram;

/// <summary>Telegram's HTML: text as a person reads it, with entities counted in UTF-16 units.</summary>
internal sealed class HtmlText
{
    private readonly string _html;
    private readonly StringBuilder _text = new();
    private readonly List<JsonObject> _entities = [];
    private readonly Stack<OpenTag> _open = [];
    private int _at;

    private HtmlText(string html) => _html = html;

    /// <summary>Throws what the Bot API answers where the markup is wrong.</summary>
    public static (string Text, List<JsonObject> Entities) Parse(string html) => new HtmlText(html).Run();

    private (string Text, List<JsonObject> Entities) Run()
    {
        while (_at < _html.Length)
        {
            switch (_html[_at])
            {
                case '&':
                    ReadEntity();
                    break;
                case '<' when _at + 1 < _html.Length && _html[_at + 1] == '/':
                    ReadEndTag();
                    break;
                case '<':
                    ReadStartTag();
                    break;
                default:
                    _text.Append(_html[_at++]);
                    break;
            }
        }

        if (_open.TryPeek(out var left))
            throw Wrong($"Can't find end tag corresponding to start tag \"{left.Name}\"");
        var ordered = _entities.OrderBy(Offset).ThenByDescending(Length).ToList();
        return (_text.ToString(), ordered);
    }

    private void ReadEntity()
    {
        var end = _html.IndexOf(';', _at);
        var name = end > _at && end - _at <= 10 ? _html[(_at + 1)..end] : "";
        var decoded = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            _ => Numeric(name),
        };
        if (decoded is null)
        {
            // Telegram leaves an ampersand that begins nothing as it is.
            _text.Append(_html[_at++]);
            return;
        }

        _text.Append(decoded);
        _at = end + 1;
    }

    private static string? Numeric(string name)
    {
        if (name.Length < 2 || name[0] != '#')
            return null;
        var hex = name[1] is 'x' or 'X';
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        var parsed = int.TryParse(name[(hex ? 2 : 1)..], style, CultureInfo.InvariantCulture, out var code);
        return parsed && Rune.IsValid(code) && code != 0 ? new Rune(code).ToString() : null;
    }

    private void ReadStartTag()
    {
        var start = _at;
        var end = EndOfTag(start + 1);
        if (end < 0)
            throw Wrong($"Unclosed start tag at byte offset {Bytes(start)}");
        var inside = _html[(start + 1)..end];
        var nameEnd = inside.AsSpan().IndexOfAny(" \t\r\n/");
        var name = (nameEnd < 0 ? inside : inside[..nameEnd]).ToLowerInvariant();
        var attributes = nameEnd < 0 ? [] : Attributes(inside[nameEnd..]);
        if (!Supported(name))
            throw Wrong($"Unsupported start tag \"{name}\" at byte offset {Bytes(start)}");
        if (name == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
            throw Wrong($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(start)}");
        _open.Push(new OpenTag(name, _text.Length, attributes));
        _at = end + 1;
    }

    private void ReadEndTag()
    {
        var start = _at;
        var end = _html.IndexOf('>', start);
        if (end < 0)
            throw Wrong($"Unclosed end tag at byte offset {Bytes(start)}");
        var name = _html[(start + 2)..end].Trim().ToLowerInvariant();
        if (!_open.TryPop(out var tag))
            throw Wrong($"Unexpected end tag at byte offset {Bytes(start)}");
        if (name.Length > 0 && name != tag.Name)
        {
            throw Wrong($"Unmatched end tag at byte offset {Bytes(start)}, expected \"</{tag.Name}>\", "
                + $"found \"</{name}>\"");
        }

        Close(tag);
        _at = end + 1;
    }

    private void Close(OpenTag tag)
    {
        var length = _text.Length - tag.Offset;
        if (length == 0 || Entity(tag, _text.ToString(tag.Offset, length)) is not { } entity)
            return;
        entity["offset"] = tag.Offset;
        entity["length"] = length;
        _entities.Add(entity);
    }

    private JsonObject? Entity(OpenTag tag, string text) => tag.Name switch
    {
        "b" or "strong" => Of("bold"),
        "i" or "em" => Of("italic"),
        "u" or "ins" => Of("underline"),
        "s" or "strike" or "del" => Of("strikethrough"),
        "span" or "tg-spoiler" => Of("spoiler"),
        "blockquote" => Of(tag.Attributes.ContainsKey("expandable") ? "expandable_blockquote" : "blockquote"),
        "a" => Link(tag.Attributes.GetValueOrDefault("href") ?? text),
        "tg-emoji" => Emoji(tag.Attributes.GetValueOrDefault("emoji-id")),
        "code" when _open.TryPeek(out var outer) && outer.Name == "pre" => LanguageFor(outer, tag),
        "code" => Of("code"),
        "pre" when tag.Language is { } name => new JsonObject { ["type"] = "pre", ["language"] = name },
        "pre" => Of("pre"),
        _ => null,
    };

    private static JsonObject? LanguageFor(OpenTag pre, OpenTag code)
    {
        var kind = code.Attributes.GetValueOrDefault("class") ?? "";
        if (kind.StartsWith("language-", StringComparison.Ordinal))
            pre.Language = kind["language-".Length..];
        return null;
    }

    private static JsonObject? Link(string url) =>
        Uri.TryCreate(
            url.Contains(':', StringComparison.Ordinal) ? url : "http://" + url, UriKind.Absolute, out _)
            ? new JsonObject { ["type"] = "text_link", ["url"] = url }
            : null;

    private static JsonObject? Emoji(string? id) =>
        id is null ? null : new JsonObject { ["type"] = "custom_emoji", ["custom_emoji_id"] = id };

    private static JsonObject Of(string type) => new() { ["type"] = type };

    /// <summary>The closing angle that is not inside a quoted attribute.</summary>
    private int EndOfTag(int from)
    {
        var quote = '\0';
        for (var i = from; i < _html.Length; i++)
        {
            var letter = _html[i];
            if (quote != '\0')
                quote = letter == quote ? '\0' : quote;
            else if (letter is '"' or '\'')
                quote = letter;
            else if (letter == '>')
                return i;
        }

        return -1;
    }

    private static Dictionary<string, string> Attributes(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '/')
            {
                at++;
                continue;
            }

            var nameEnd = at;
            while (nameEnd < text.Length && text[nameEnd] != '=' && !char.IsWhiteSpace(text[nameEnd]))
                nameEnd++;
            var name = text[at..nameEnd];
            at = nameEnd;
            if (at >= text.Length || text[at] != '=')
            {
                found[name] = "";
                continue;
            }

            at++;
            var quote = at < text.Length && text[at] is '"' or '\'' ? text[at++] : '\0';
            var end = at;
            while (end < text.Length && (quote == '\0' ? !char.IsWhiteSpace(text[end]) : text[end] != quote))
                end++;
            found[name] = Decoded(text[at..end]);
            at = quote == '\0' ? end : end + 1;
        }

        return found;
    }

    private static string Decoded(string value) => value
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&quot;", "\"", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    private static bool Supported(string name) =>
        name is "b" or "strong" or "i" or "em" or "u" or "ins" or "s" or "strike" or "del" or "span"
            or "tg-spoiler" or "tg-emoji" or "a" or "code" or "pre" or "blockquote";

    private int Bytes(int at) => Encoding.UTF8.GetByteCount(_html.AsSpan(0, at));

    private static int Offset(JsonObject entity) => (int)entity["offset"]!;

    private static int Length(JsonObject entity) => (int)entity["length"]!;

    private static TelegramError Wrong(string what) =>
        TelegramError.BadRequest("can't parse entities: " + what);

    private sealed record OpenTag(string Name, int Offset, Dictionary<string, string> Attributes)
    {
        public string? Language { get; set; }
    }
}

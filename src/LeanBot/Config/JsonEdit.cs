using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeanBot.Configuration;

/// <summary>Changes one value in a JSON text and leaves every other character as it is: comments, order,
/// indentation.</summary>
internal static class JsonEdit
{
    private const string Indent = "  ";
    private const string Append = "-";

    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ReadOnlySpan<byte> Mark => "\uFEFF"u8;

    /// <param name="pointer">RFC 6901; <c>-</c> at its end appends, <c>code=WINTER</c> is the item of a list
    /// with that field. What leads to a missing name is made.</param>
    /// <param name="value">JSON; null takes the value away.</param>
    /// <exception cref="FormatException">There is no such place; says so.</exception>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static byte[] Apply(byte[] text, string pointer, string? value)
    {
        if (text.AsSpan().StartsWith(Mark)) return [.. Mark, .. Apply(text[Mark.Length..], pointer, value)];
        var steps = Steps(pointer);
        var edited = Apply(text, JsonSpan.Of(text), steps, value is null ? null : Render(value));
        return edited;
    }

    /// <summary>The value at a place; null where there is none.</summary>
    public static JsonElement? Find(byte[] text, string pointer)
    {
        using var document = JsonDocument.Parse(
            text.AsSpan().StartsWith(Mark) ? text.AsMemory(Mark.Length) : text,
            new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        JsonElement? found = document.RootElement;
        foreach (var step in Steps(pointer)) found = Child(found, step);
        return found?.Clone();
    }

    private static JsonElement? Child(JsonElement? parent, string step) => parent switch
    {
        { ValueKind: JsonValueKind.Object } one => one.TryGetProperty(step, out var child) ? child : null,
        { ValueKind: JsonValueKind.Array } list
            when int.TryParse(step, System.Globalization.NumberStyles.None, null, out var at)
            && at < list.GetArrayLength() => list[at],
        { ValueKind: JsonValueKind.Array } list when KeyOf(step) is { } key => ItemOf(list, key),
        _ => null,
    };

    /// <summary>The field and its value that name an item of a list; null for any other step.</summary>
    internal static (string Name, string Value)? KeyOf(string step) =>
        step.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (step[..at], step[(at + 1)..]) : null;

    private static JsonElement? ItemOf(JsonElement list, (string Name, string Value) key)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(key.Name, out var field)
                && field.ValueKind == JsonValueKind.String && field.GetString() == key.Value)
                return item;
        }

        return null;
    }

    private static byte[] Apply(byte[] text, JsonSpan root, string[] steps, string? value)
    {
        if (steps.Length == 0) throw new FormatException("The whole file cannot be replaced.");
        var parent = root;
        for (var i = 0; i < steps.Length - 1; i++)
        {
            if (parent.Child(text, steps[i]) is { } next) parent = next;
            else if (value is null || parent.IsArray) throw Missing(steps);
            else return Apply(text, root, steps[..(i + 1)], Wrapped(steps[(i + 1)..], value));
        }

        var last = steps[^1];
        var there = parent.Child(text, last);
        if (there is not null)
            return value is null
                ? Remove(text, parent, there)
                : Splice(text, there.ValueStart, there.End, value);
        if (value is not null && parent.IsArray && last == Append) return Insert(text, parent, value);
        if (value is not null && parent.IsObject) return Insert(text, parent, $"{Quoted(last)}: {value}");
        throw Missing(steps);
    }

    private static string Wrapped(string[] steps, string value) => steps.Reverse()
        .Aggregate(value, (inner, step) => step == Append ? $"[{inner}]" : $"{{ {Quoted(step)}: {inner} }}");

    private static byte[] Insert(byte[] text, JsonSpan into, string item)
    {
        var close = into.End - 1;
        if (into.Children.Count == 0) return InsertFirst(text, into, item);
        var last = into.Children[^1];
        var next = JsonSpan.SkipTrivia(text, last.End);
        var hasComma = text[next] == (byte)',';
        var tail = hasComma ? next + 1 : last.End;
        if (!text.AsSpan(tail..close).Contains((byte)'\n'))
            return Splice(text, tail, tail, (hasComma ? " " : ", ") + item);
        var at = EndOfContent(text, tail, close);
        var edited = Splice(text, at, at, $"\n{IndentOfItem(text, into, last)}{item}");
        return hasComma ? edited : Splice(edited, last.End, last.End, ",");
    }

    private static byte[] InsertFirst(byte[] text, JsonSpan into, string item)
    {
        var close = into.End - 1;
        var at = EndOfContent(text, into.ValueStart + 1, close);
        var outer = IndentOfLine(text, into.ValueStart);
        var line = $"\n{outer}{Indent}{item}";
        return text.AsSpan(at..close).Contains((byte)'\n')
            ? Splice(text, at, at, line)
            : Splice(text, at, close, $"{line}\n{outer}");
    }

    private static byte[] Remove(byte[] text, JsonSpan from, JsonSpan item)
    {
        var next = JsonSpan.SkipTrivia(text, item.End);
        if (text[next] == (byte)',')
        {
            // From behind, so that what is in front stays where it is.
            var edited = Splice(text, next, next + 1, "");
            return Cut(edited, item.Start, item.End);
        }

        var at = from.Children.ToList().IndexOf(item);
        if (at == 0) return Cut(text, item.Start, item.End);
        var comma = JsonSpan.SkipTrivia(text, from.Children[at - 1].End);
        return Splice(Cut(text, item.Start, item.End), comma, comma + 1, "");
    }

    /// <summary>Takes the line along where nothing else stands on it, else the spaces that parted it from
    /// what was before or comes.</summary>
    private static byte[] Cut(byte[] text, int start, int end)
    {
        var (before, after) = (start, end);
        while (before > 0 && IsSpace(text[before - 1])) before--;
        while (after < text.Length && IsSpace(text[after])) after++;
        var isWholeLine = (before == 0 || text[before - 1] == (byte)'\n')
            && after < text.Length && text[after] == (byte)'\n';
        if (isWholeLine) return Splice(text, before, after + 1, "");
        var isFirstOfLine = before == 0 || text[before - 1] is (byte)'\n';
        return isFirstOfLine || text[before - 1] is (byte)'[' or (byte)'{'
            ? Splice(text, start, after, "")
            : Splice(text, before, end, "");
    }

    private static bool IsSpace(byte one) => one is (byte)' ' or (byte)'\t' or (byte)'\r';

    private static int EndOfContent(byte[] text, int from, int to)
    {
        while (to > from && (IsSpace(text[to - 1]) || text[to - 1] == (byte)'\n')) to--;
        return to;
    }

    private static string IndentOfItem(byte[] text, JsonSpan holder, JsonSpan item)
    {
        var line = LineStart(text, item.Start);
        var before = Encoding.UTF8.GetString(text, line, item.Start - line);
        return string.IsNullOrWhiteSpace(before) ? before : IndentOfLine(text, holder.ValueStart) + Indent;
    }

    private static string IndentOfLine(byte[] text, int at)
    {
        var start = LineStart(text, at);
        var end = start;
        while (end < text.Length && text[end] is (byte)' ' or (byte)'\t') end++;
        return Encoding.UTF8.GetString(text, start, end - start);
    }

    private static int LineStart(byte[] text, int at) => text.AsSpan(..at).LastIndexOf((byte)'\n') + 1;

    private static byte[] Splice(byte[] text, int start, int end, string with) =>
        [.. text[..start], .. Encoding.UTF8.GetBytes(with), .. text[end..]];

    private static string[] Steps(string pointer)
    {
        if (pointer.Length == 0) return [];
        if (pointer[0] != '/') throw new FormatException($"«{pointer}» is no JSON pointer.");
        return
        [
            .. pointer[1..].Split('/').Select(step => step
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal)),
        ];
    }

    /// <summary>On one line, as people write small things: <c>{ "a": 1, "b": [2, 3] }</c>.</summary>
    private static string Render(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Render(document.RootElement);
    }

    private static string Render(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any()
            ? $"{{ {string.Join(", ", value.EnumerateObject().Select(
                one => $"{Quoted(one.Name)}: {Render(one.Value)}"))} }}"
            : "{}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Render))}]",
        JsonValueKind.String => Quoted(value.GetString()!),
        _ => value.GetRawText(),
    };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    private static FormatException Missing(string[] steps) =>
        new($"There is no «{string.Join(" / ", steps)}» in it.");
}

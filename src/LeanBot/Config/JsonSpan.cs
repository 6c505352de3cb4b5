using System.Text.Json;

namespace LeanBot.Configuration;

/// <summary>Where a value stands in a JSON text, with all that it holds.</summary>
/// <param name="Start">In bytes; of the name, where it has one.</param>
/// <param name="ValueStart">The same as the start for what has no name.</param>
/// <param name="End">Behind its last byte.</param>
internal sealed record JsonSpan(
    string? Name, int Start, int ValueStart, int End, JsonTokenType Kind, IReadOnlyList<JsonSpan> Children)
{
    public bool IsObject => Kind == JsonTokenType.StartObject;

    public bool IsArray => Kind == JsonTokenType.StartArray;

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonSpan Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonLines.Options);
        reader.Read();
        return Read(ref reader, null, (int)reader.TokenStartIndex);
    }

    /// <summary>The position of what comes next that is neither space nor comment.</summary>
    public static int SkipTrivia(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length)
        {
            if (json[at..].StartsWith("//"u8)) at = EndOf(json, at, "\n"u8);
            else if (json[at..].StartsWith("/*"u8)) at = EndOf(json, at + 2, "*/"u8);
            else if (json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
            else break;
        }

        return at;
    }

    /// <summary>The child that one step of a JSON pointer leads to; <c>code=WINTER</c> leads to the item of a
    /// list whose <c>code</c> is that.</summary>
    public JsonSpan? Child(ReadOnlySpan<byte> json, string step)
    {
        if (IsObject) return Children.FirstOrDefault(child => child.Name == step);
        if (!IsArray) return null;
        if (int.TryParse(step, System.Globalization.NumberStyles.None, null, out var at))
            return Children.ElementAtOrDefault(at);
        if (JsonEdit.KeyOf(step) is not { } key) return null;
        foreach (var child in Children)
        {
            var field = child.Children.FirstOrDefault(one => child.IsObject && one.Name == key.Name);
            if (field?.Kind == JsonTokenType.String && field.TextIn(json) == key.Value) return child;
        }

        return null;
    }

    private string? TextIn(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json[ValueStart..End]);
        reader.Read();
        return reader.GetString();
    }

    private static int EndOf(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> mark)
    {
        var found = json[at..].IndexOf(mark);
        return found < 0 ? json.Length : at + found + mark.Length;
    }

    private static JsonSpan Read(ref Utf8JsonReader reader, string? name, int start)
    {
        var (kind, valueStart) = (reader.TokenType, (int)reader.TokenStartIndex);
        var children = new List<JsonSpan>();
        if (kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var (key, keyStart) = (reader.GetString(), (int)reader.TokenStartIndex);
                reader.Read();
                children.Add(Read(ref reader, key, keyStart));
            }
        }
        else if (kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                children.Add(Read(ref reader, null, (int)reader.TokenStartIndex));
        }

        return new JsonSpan(name, start, valueStart, (int)reader.BytesConsumed, kind, children);
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>Reads texts so that a short one that comes again and again (a plan, a channel, a currency) stands
/// in memory once. It remembers a fixed number of them and forgets one for another, so nothing can fill
/// it.</summary>
internal sealed class SharedTexts : JsonConverter<string>
{
    private const int BytesMax = 24;

    private readonly string?[] _known = new string?[1 << 12];

    public string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.HasValueSequence
            || reader.ValueSpan.Length > BytesMax)
            return reader.GetString();
        Span<char> text = stackalloc char[BytesMax];
        text = text[..Encoding.UTF8.GetChars(reader.ValueSpan, text)];
        // Two threads at once may each make one; either is right.
        ref var known = ref _known[(uint)string.GetHashCode(text) % (uint)_known.Length];
        return known is { } same && text.SequenceEqual(same) ? same : known = text.ToString();
    }

    public override string? Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

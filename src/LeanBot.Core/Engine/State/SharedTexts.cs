using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>Reads texts so that one that comes again (a plan, a currency, an id that others refer to) stands
/// in memory once. It remembers a fixed number of them and forgets one for another, so nothing can fill
/// it.</summary>
internal sealed class SharedTexts : JsonConverter<string>
{
    private const int BytesMax = 64;
    private const int Few = 1 << 12;
    private const int Many = 1 << 24;

    /// <summary>Of all that is kept so much, at least, stands around a text that may come again.</summary>
    private const int BytesPerText = 64;

    private Known _known = new(Few);

    /// <summary>Until it is disposed of, as many are remembered as there may be in so much: an id and what
    /// refers to it stand far apart.</summary>
    public IDisposable Expect(long bytes)
    {
        var count = BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(bytes / BytesPerText, Few, Many));
        _known = new Known((int)count);
        return new Forgetting(this);
    }

    public string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.HasValueSequence
            || reader.ValueSpan.Length > BytesMax)
            return reader.GetString();
        Span<char> text = stackalloc char[BytesMax];
        text = text[..Encoding.UTF8.GetChars(reader.ValueSpan, text)];
        return _known.Same(text);
    }

    public override string? Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private sealed class Forgetting(SharedTexts texts) : IDisposable
    {
        public void Dispose() => texts._known = new Known(Few);
    }

    /// <summary>The texts stand one after the other, and where each is found by numbers. A collection of
    /// garbage looks through all that was written to since the last: that is a piece at the end instead of
    /// places all over.</summary>
    /// <param name="count">A power of two.</param>
    private sealed class Known(int count)
    {
        private readonly int[] _places = new int[count];
        private readonly string?[] _texts = new string?[count];
        private int _next;

        public string Same(ReadOnlySpan<char> text)
        {
            ref var place = ref _places[string.GetHashCode(text) & (count - 1)];
            if (_texts[place] is { } same && text.SequenceEqual(same)) return same;
            // Two threads at once may take one place, and each has a right text.
            place = _next++ & (count - 1);
            return _texts[place] = text.ToString();
        }
    }
}

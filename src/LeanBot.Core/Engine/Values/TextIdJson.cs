using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>Writes a text id as a plain JSON string.</summary>
public sealed class TextIdJson<T> : JsonConverter<T> where T : struct, ITextId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(TextOf(ref reader, options) ?? throw new JsonException("An id cannot be null."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(reader.GetString()!);

    private static string? TextOf(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        options.GetConverter(typeof(string)) is SharedTexts shared
            ? shared.Read(ref reader)
            : reader.GetString();

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}

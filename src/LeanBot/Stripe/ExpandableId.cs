using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Stripe;

/// <summary>Reads a reference that is an id, or the whole object where it was expanded.</summary>
internal sealed class ExpandableId : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Neither an id nor an object.");
        using var whole = JsonDocument.ParseValue(ref reader);
        return whole.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : throw new JsonException("An expanded object without an id.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

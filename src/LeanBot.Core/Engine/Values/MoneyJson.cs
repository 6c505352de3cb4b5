using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>Every payment has an amount, and each is read at a start.</summary>
internal sealed class MoneyJson(JsonConverter<string> texts) : JsonConverter<Money>
{
    private static readonly JsonEncodedText MinorUnits = JsonEncodedText.Encode("minorUnits");
    private static readonly JsonEncodedText Currency = JsonEncodedText.Encode("currency");

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("It is no amount.");
        var (minorUnits, currency) = (0L, (string?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isUnits = reader.ValueTextEquals(MinorUnits.EncodedUtf8Bytes);
            var isCurrency = reader.ValueTextEquals(Currency.EncodedUtf8Bytes);
            reader.Read();
            if (isUnits) minorUnits = reader.GetInt64();
            else if (isCurrency) currency = texts.Read(ref reader, typeof(string), options);
            else reader.Skip();
        }

        return new Money(minorUnits, currency ?? throw new JsonException("It has no currency."));
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber(MinorUnits, value.MinorUnits);
        writer.WriteString(Currency, value.Currency);
        writer.WriteEndObject();
    }
}

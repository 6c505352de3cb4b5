using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Telegram;

/// <summary>The result of getChatMemberCount: a bare number on the wire.</summary>
[JsonConverter(typeof(MemberCountJson))]
internal sealed record MemberCount(int Value);

internal sealed class MemberCountJson : JsonConverter<MemberCount>
{
    public override MemberCount Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? new MemberCount(reader.GetInt32())
            : throw new JsonException("A count of members is a number.");

    public override void Write(Utf8JsonWriter writer, MemberCount value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}

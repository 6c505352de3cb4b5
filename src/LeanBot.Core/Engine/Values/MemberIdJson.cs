using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

internal sealed class MemberIdJson : JsonConverter<MemberId>
{
    public override MemberId Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, MemberId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}

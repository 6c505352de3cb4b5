using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>Where the value of a parameter stands until all are read.</summary>
internal abstract class RecordSlot
{
    public abstract void Read(ref Utf8JsonReader reader, JsonSerializerOptions options);
}

internal sealed class RecordSlot<TValue>(JsonConverter<TValue> converter, TValue? unset) : RecordSlot
{
    private readonly TValue? _unset = unset;
    private TValue? _value = unset;

    public override void Read(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        _value = reader.TokenType == JsonTokenType.Null && default(TValue) is null
            ? default
            : converter.Read(ref reader, typeof(TValue), options);

    /// <summary>Empties it for the next.</summary>
    public TValue? Take()
    {
        var value = _value;
        _value = _unset;
        return value;
    }
}

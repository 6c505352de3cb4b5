using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>One parameter of a record's constructor, which is one property of its JSON.</summary>
internal abstract class Part<T>(JsonEncodedText name)
{
    public JsonEncodedText Name { get; } = name;

    public static Part<T> Of(ParameterInfo parameter, JsonSerializerOptions options) =>
        (Part<T>)Activator.CreateInstance(
            typeof(Part<,>).MakeGenericType(typeof(T), parameter.ParameterType), parameter, options)!;

    public abstract Slot NewSlot();

    public abstract void Write(Utf8JsonWriter writer, T record, JsonSerializerOptions options);
}

internal sealed class Part<T, TValue>(ParameterInfo parameter, JsonSerializerOptions options)
    : Part<T>(JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)))
{
    private readonly JsonConverter<TValue> _converter =
        (JsonConverter<TValue>)options.GetConverter(typeof(TValue));

    private readonly Func<T, TValue> _get = typeof(T).GetProperty(parameter.Name!)!.GetMethod!
        .CreateDelegate<Func<T, TValue>>();

    private readonly TValue? _default = parameter is { HasDefaultValue: true, DefaultValue: TValue value }
        ? value
        : default;

    public override Slot NewSlot() => new Slot<TValue>(_converter, _default);

    public override void Write(Utf8JsonWriter writer, T record, JsonSerializerOptions options)
    {
        var value = _get(record);
        if (value is null || (parameter.IsOptional && IsDefault(value))) return;
        writer.WritePropertyName(Name);
        _converter.Write(writer, value, options);
    }

    private bool IsDefault(TValue value) => EqualityComparer<TValue>.Default.Equals(value, _default);
}

/// <summary>Where the value of a parameter stands until all are read.</summary>
internal abstract class Slot
{
    public abstract void Read(ref Utf8JsonReader reader, JsonSerializerOptions options);
}

internal sealed class Slot<TValue>(JsonConverter<TValue> converter, TValue? unset) : Slot
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

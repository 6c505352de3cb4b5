using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>One parameter of a record's constructor, which is one property of its JSON.</summary>
internal abstract class RecordPart<T>(JsonEncodedText name)
{
    public JsonEncodedText Name { get; } = name;

    public static RecordPart<T> Of(ParameterInfo parameter, JsonSerializerOptions options) =>
        (RecordPart<T>)Activator.CreateInstance(
            typeof(RecordPart<,>).MakeGenericType(typeof(T), parameter.ParameterType), parameter, options)!;

    public abstract RecordSlot NewSlot();

    public abstract void Write(Utf8JsonWriter writer, T record, JsonSerializerOptions options);
}

internal sealed class RecordPart<T, TValue>(ParameterInfo parameter, JsonSerializerOptions options)
    : RecordPart<T>(JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)))
{
    private readonly JsonConverter<TValue> _converter =
        (JsonConverter<TValue>)options.GetConverter(typeof(TValue));

    private readonly Func<T, TValue> _get = typeof(T).GetProperty(parameter.Name!)!.GetMethod!
        .CreateDelegate<Func<T, TValue>>();

    private readonly TValue? _default = parameter is { HasDefaultValue: true, DefaultValue: TValue value }
        ? value
        : default;

    public override RecordSlot NewSlot() => new RecordSlot<TValue>(_converter, _default);

    public override void Write(Utf8JsonWriter writer, T record, JsonSerializerOptions options)
    {
        var value = _get(record);
        if (parameter.IsOptional ? IsDefault(value) : value is null) return;
        writer.WritePropertyName(Name);
        // Where something else is the default, what is left out would be read as that.
        if (value is null) writer.WriteNullValue();
        else _converter.Write(writer, value, options);
    }

    private bool IsDefault(TValue value) => EqualityComparer<TValue>.Default.Equals(value, _default);
}

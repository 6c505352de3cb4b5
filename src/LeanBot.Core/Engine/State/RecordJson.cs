using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Core;

/// <summary>Reads and writes what is kept by its constructor: a start reads a million records, and the
/// serializer's own way puts every value of them into a box. What equals its parameter's default is left
/// out, so files hold what says something; a default of something that is kept must stay as it is.</summary>
internal sealed class RecordJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.GetCustomAttribute<KeptAttribute>() is not null && IsMadeWhole(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(RecordJson<>).MakeGenericType(typeToConvert), options)!;

    /// <summary>Whether its constructor sets all there is to keep.</summary>
    private static bool IsMadeWhole(Type type) =>
        type.GetConstructors() is [var constructor]
        && type.GetProperties().Where(IsKept).Select(property => property.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase)
            .SetEquals(constructor.GetParameters().Select(parameter => parameter.Name!));

    private static bool IsKept(PropertyInfo property) =>
        property.CanWrite
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is null
        && property.Name != nameof(Record.Unknown);
}

/// <summary>One kind's.</summary>
internal sealed class RecordJson<T> : JsonConverter<T> where T : Record
{
    private static readonly Action<T, Dictionary<string, JsonElement>?> SetUnknown =
        typeof(Record).GetProperty(nameof(Record.Unknown))!.SetMethod!
            .CreateDelegate<Action<T, Dictionary<string, JsonElement>?>>();

    private readonly RecordPart<T>[] _parts;
    private readonly Func<RecordSlot[], T> _make;

    /// <summary>Those of the last record that was read; null while one is being read.</summary>
    private RecordSlot[]? _slots;

    public RecordJson(JsonSerializerOptions options)
    {
        var constructor = typeof(T).GetConstructors().Single();
        _parts = [.. constructor.GetParameters().Select(parameter => RecordPart<T>.Of(parameter, options))];
        _make = MakerBy(constructor);
    }

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("It is no object.");
        var slots = Interlocked.Exchange(ref _slots, null) ?? [.. _parts.Select(part => part.NewSlot())];
        Dictionary<string, JsonElement>? unknown = null;
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Find(ref reader, expected) is { } at)
            {
                Read(ref reader, slots[at], _parts[at], options);
                expected = at + 1;
            }
            else
            {
                unknown ??= [];
                var name = reader.GetString()!;
                reader.Read();
                unknown[name] = JsonElement.ParseValue(ref reader);
            }
        }

        var record = _make(slots);
        _slots = slots;
        if (unknown is not null) SetUnknown(record, unknown);
        return record;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var part in _parts) part.Write(writer, value, options);
        foreach (var (name, element) in value.Unknown ?? [])
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void Read(
        ref Utf8JsonReader reader, RecordSlot slot, RecordPart<T> part, JsonSerializerOptions options)
    {
        try
        {
            reader.Read();
            slot.Read(ref reader, options);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw new JsonException($"«{part.Name}»: {error.Message}", error);
        }
    }

    /// <summary>Most often it is the next, or one soon behind it, since what is null is left out.</summary>
    private int? Find(ref Utf8JsonReader reader, int expected)
    {
        for (var step = 0; step < _parts.Length; step++)
        {
            var at = (expected + step) % _parts.Length;
            if (reader.ValueTextEquals(_parts[at].Name.EncodedUtf8Bytes)) return at;
        }

        // A person may have typed it.
        var name = reader.GetString();
        var typed = Array.FindIndex(
            _parts, part => part.Name.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
        return typed < 0 ? null : typed;
    }

    private static Func<RecordSlot[], T> MakerBy(ConstructorInfo constructor)
    {
        var method = new DynamicMethod("Make", typeof(T), [typeof(RecordSlot[])], typeof(T).Module, true);
        var code = method.GetILGenerator();
        foreach (var parameter in constructor.GetParameters())
        {
            var slot = typeof(RecordSlot<>).MakeGenericType(parameter.ParameterType);
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, parameter.Position);
            code.Emit(OpCodes.Ldelem_Ref);
            code.Emit(OpCodes.Castclass, slot);
            code.Emit(OpCodes.Call, slot.GetMethod(nameof(RecordSlot<>.Take))!);
        }

        code.Emit(OpCodes.Newobj, constructor);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<RecordSlot[], T>>();
    }
}

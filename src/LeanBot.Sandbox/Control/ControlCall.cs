using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Control;

/// <summary>One control call: its JSON body, its query and the ids in its path.</summary>
internal sealed class ControlCall(Request request, IReadOnlyList<string> ids, DateTimeOffset now)
{
    private readonly JsonObject _body = Body(request);

    public DateTimeOffset Now => now;

    public string Id => ids[0];

    public long NumberId => Number(Id, "the id in the path");

    public bool Has(string name) => _body[name] is not null;

    public string? Text(string name) => _body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => Wire.Text(other),
    };

    public string Needed(string name, string expected) =>
        Text(name) is { Length: > 0 } text ? text : throw Act.Wrong(
            $"\"{name}\" is missing: expected {expected}");

    public long NeededNumber(string name, string expected) => Number(Needed(name, expected), $"\"{name}\"");

    public long? Number(string name) => Text(name) is { } text ? Number(text, $"\"{name}\"") : null;

    public bool Flag(string name, bool otherwise = false) => Text(name)?.ToLowerInvariant() switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        var text => throw Act.Wrong($"\"{name}\" is {text}: expected true or false"),
    };

    /// <summary>A number that need not be whole.</summary>
    public double? Fraction(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : throw Act.Wrong($"\"{name}\" is \"{text}\": expected a number");
    }

    /// <summary>One text or an array of texts; nothing where the field is absent.</summary>
    public IReadOnlyList<string> Texts(string name) => _body[name] switch
    {
        null => [],
        JsonArray many when many.All(IsText) => [.. many.Select(one => (string)one!)],
        var one when IsText(one) => [(string)one!],
        _ => throw Act.Wrong($"\"{name}\" is {Text(name)}: expected a text or an array of texts"),
    };

    public JsonObject? Object(string name) => _body[name] switch
    {
        null => null,
        JsonObject found => found.DeepClone().AsObject(),
        _ => throw Act.Wrong($"\"{name}\" is {Text(name)}: expected a JSON object"),
    };

    /// <summary>How many of the newest are to be shown; all of them where nothing is said.</summary>
    public int Limit =>
        Query("limit") is { } text ? (int)Math.Clamp(Number(text, "\"limit\""), 0, int.MaxValue) : int.MaxValue;

    public string? Query(string name) => FormText.Value(request.Query, name);

    public static long Number(string text, string what) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Act.Wrong($"{what} is \"{text}\": expected a whole number");

    private static bool IsText(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out _);

    private static JsonObject Body(Request request)
    {
        if (string.IsNullOrWhiteSpace(request.Body))
            return [];
        return Wire.Parse(request.Body) as JsonObject
            ?? throw Act.Wrong(
                "the body is not a JSON object: expected something like {\"name\": \"value\"}");
    }
}

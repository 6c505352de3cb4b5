using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>All objects of an account, by type in the order of their creation and by id.</summary>
internal sealed class StripeObjects
{
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _order = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<JsonObject>> _byType = new(StringComparer.Ordinal);

    public IEnumerable<string> Types => _byType.Keys;

    public JsonObject Add(JsonObject made)
    {
        _byId[made.Id()] = made;
        _order[made.Id()] = _order.Count;
        var type = made.Text("object")!;
        if (!_byType.TryGetValue(type, out var all))
            _byType[type] = all = [];
        all.Add(made);
        return made;
    }

    /// <summary>For an object that never came to be known outside.</summary>
    public void Remove(JsonObject made)
    {
        _byId.Remove(made.Id());
        _byType[made.Text("object")!].Remove(made);
    }

    /// <summary>Where an object stands among all that were ever made; null for what is no object.</summary>
    public long? Order(string id) => _order.TryGetValue(id, out var order) ? order : null;

    public IReadOnlyList<JsonObject> All(string type) => _byType.GetValueOrDefault(type) ?? [];

    public JsonObject? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    public JsonObject? Find(string type, string? id) =>
        Find(id) is { } found && found.Text("object") == type ? found : null;

    /// <summary>The object, or the 404 that names the parameter it came in.</summary>
    public JsonObject Get(string type, string id, string param = "id") =>
        Find(type, id) ?? throw StripeError.NotFound(type.Replace('.', ' ').Replace('_', ' '), id, param);
}

/// <summary>Reading the fields of a Stripe object.</summary>
internal static class StripeFields
{
    public static string Id(this JsonObject from) => (string)from["id"]!;

    public static string? Text(this JsonObject from, string name) => (string?)from[name];

    public static long Number(this JsonObject from, string name) => Whole(from[name]) ?? 0;

    public static bool Is(this JsonObject from, string name) => (bool?)from[name] ?? false;

    public static DateTimeOffset? Moment(this JsonObject from, string name) =>
        Whole(from[name]) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public static JsonArray Data(this JsonObject from, string list) => from[list]!["data"]!.AsArray();

    /// <summary>A node remembers whether it was made from an int or a long, and converts neither.</summary>
    private static long? Whole(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<int>(out var small) => small,
        _ => (long)node,
    };

    public static JsonNode Clone(this JsonNode? node) => node?.DeepClone()!;
}

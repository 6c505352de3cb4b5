using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe;

/// <summary>
/// The parameters of a call by their names in bracket form, such as line_items[0][price]. An array written
/// without indexes (expand[]=a) gets them.
/// </summary>
internal sealed class StripeParams
{
    private readonly SortedList<int, (string Name, string Value)> _given = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public StripeParams(params string[] forms)
    {
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (raw, value) in forms.SelectMany(FormText.Pairs))
        {
            var name = raw;
            for (var at = name.IndexOf("[]", StringComparison.Ordinal); at >= 0;
                at = name.IndexOf("[]", StringComparison.Ordinal))
            {
                var prefix = name[..at];
                var index = next[prefix] = next.GetValueOrDefault(prefix, -1) + 1;
                name = $"{prefix}[{index}]{name[(at + 2)..]}";
            }

            _given[_given.Count] = (name, value);
            _values[name] = value;
        }
    }

    public IEnumerable<(string Name, string Value)> All => _given.Values;

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The value unless it is absent or empty.</summary>
    public string? Text(string name) => this[name] is { Length: > 0 } value ? value : null;

    /// <summary>Sent, but empty: the caller clears the field.</summary>
    public bool Clears(string name) => this[name] is { Length: 0 };

    public bool Has(string name) =>
        _values.ContainsKey(name)
        || _values.Keys.Any(key => key.StartsWith(name + "[", StringComparison.Ordinal));

    public string Needed(string name) => this[name] switch
    {
        null => throw StripeError.Missing(name),
        "" => throw StripeError.Invalid(
            $"You passed an empty string for '{name}'. We assume empty values are an attempt to unset a "
            + "parameter; "
            + $"however '{name}' cannot be unset. You should remove '{name}' from your request or supply a "
            + "non-empty value.", name, "parameter_invalid_empty"),
        var value => value,
    };

    public long? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return long.TryParse(
            text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw StripeError.Invalid($"Invalid integer: {text}", name, "parameter_invalid_integer");
    }

    public DateTimeOffset? Moment(string name) =>
        Number(name) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw StripeError.Invalid($"Invalid boolean: {text}", name),
    };

    public string? OneOf(string name, params string[] choices)
    {
        var text = Text(name);
        return text is null || choices.Contains(text)
            ? text
            : throw StripeError.Invalid($"Invalid {name}: must be one of {string.Join(", ", choices)}", name);
    }

    /// <summary>The names of an array's items, in order: line_items[0], line_items[1] …</summary>
    public IReadOnlyList<string> Items(string name)
    {
        var prefix = name + "[";
        return _given.Values
            .Where(pair => pair.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(pair => pair.Name[..(pair.Name.IndexOf(']', prefix.Length) + 1)])
            .Distinct().OrderBy(item => item.Length).ThenBy(item => item, StringComparer.Ordinal).ToList();
    }

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => _values[item])];

    /// <summary>A map as sent, empty values kept: on an update they remove a key.</summary>
    public IEnumerable<(string Key, string Value)> Map(string name)
    {
        var prefix = name + "[";
        foreach (var (key, value) in _given.Values)
        {
            if (key.StartsWith(
                prefix, StringComparison.Ordinal) && key.IndexOf(']', prefix.Length) == key.Length - 1)
                yield return (key[prefix.Length..^1], value);
        }
    }

    public JsonObject Metadata(string name = "metadata")
    {
        var made = new JsonObject();
        MergeMetadata(made, name);
        return made;
    }

    public void MergeMetadata(JsonObject metadata, string name = "metadata")
    {
        if (Clears(name))
            metadata.Clear();
        foreach (var (key, value) in Map(name))
        {
            CheckMetadata(name, key, value);
            if (value.Length == 0)
                metadata.Remove(key);
            else
                metadata[key] = value;
        }

        if (metadata.Count > 50)
            throw StripeError.Invalid("Metadata can have at most 50 keys.", name);
    }

    /// <summary>Everything below a name as JSON objects of texts; null where nothing was sent.</summary>
    public JsonObject? Tree(string name)
    {
        if (!Has(name) || _values.ContainsKey(name))
            return null;
        var tree = new JsonObject();
        foreach (var (key, value) in _given.Values.Where(
            p => p.Name.StartsWith(name + "[", StringComparison.Ordinal)))
        {
            var path = key[(name.Length + 1)..^1].Split("][");
            var at = tree;
            foreach (var segment in path[..^1])
                at = (at[segment] ??= new JsonObject()).AsObject();
            at[path[^1]] = value;
        }

        return tree;
    }

    private static void CheckMetadata(string name, string key, string value)
    {
        if (key.Length > 40)
        {
            throw StripeError.Invalid(
                $"Metadata keys can have up to 40 characters; you passed in {key.Length}.", $"{name}[{key}]");
        }

        if (value.Length > 500)
        {
            throw StripeError.Invalid(
                "Metadata values can have up to 500 characters, but you passed in a value that is "
                + $"{value.Length} "
                + "characters.", $"{name}[{key}]");
        }
    }
}

using System.Globalization;
using System.Text.Json;

namespace LeanBot.Configuration;

/// <summary>A value of a config file while it is read. What is wrong is noted, and reading goes on, so that
/// one look finds everything.</summary>
/// <param name="file">Null where it is told already that what would hold it is wrong.</param>
internal sealed class Node(JsonElement? json, string path, ConfigFile? file)
{
    public string Path => path;

    public bool IsThere => json is not null;

    public void Wrong(string what) => file?.Note(path, path.Length == 0 ? what : $"«{path}» {what}");

    /// <summary>The value under a name; one that is not there reads as its default.</summary>
    public Node this[string name]
    {
        get
        {
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (json is not { ValueKind: JsonValueKind.Object } whole) return new Node(null, place, null);
            return new Node(whole.TryGetProperty(name, out var value) ? value : null, place, file);
        }
    }

    /// <summary>Notes every name that is none of these.</summary>
    public Node Knows(params IReadOnlyList<string> names)
    {
        if (!IsThere || !Is(JsonValueKind.Object, "an object { … }")) return this;
        foreach (var property in json!.Value.EnumerateObject())
        {
            if (property.Name == "$schema" || names.Contains(property.Name)) continue;
            this[property.Name].Wrong($"is not known here; known are {string.Join(", ", names)}");
        }

        return this;
    }

    /// <summary>Notes that it has to be there.</summary>
    public Node Needed()
    {
        if (!IsThere) Wrong("is missing");
        return this;
    }

    public string Text(string otherwise = "") =>
        json is not null && Is(JsonValueKind.String, "a text") ? json.Value.GetString()! : otherwise;

    public long Whole(long min, long max, long otherwise)
    {
        if (json is null) return otherwise;
        var expected = string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}");
        if (!Is(JsonValueKind.Number, expected)) return otherwise;
        if (json.Value.TryGetInt64(out var number) && number >= min && number <= max) return number;
        Wrong($"is {json.Value.GetRawText()}, expected is {expected}");
        return otherwise;
    }

    public int Whole(int min, int max, int otherwise) => (int)Whole((long)min, max, otherwise);

    public bool YesNo(bool otherwise = false)
    {
        if (json is not { } given) return otherwise;
        if (given.ValueKind is JsonValueKind.True or JsonValueKind.False) return given.GetBoolean();
        Wrong("should be true or false");
        return otherwise;
    }

    /// <summary>A day such as 2026-12-31; null where it isn't there.</summary>
    public DateOnly? Day()
    {
        if (json is null) return null;
        var text = Text();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Wrong($"is «{text}», expected is a day such as 2026-12-31");
        return null;
    }

    /// <summary>An ISO 4217 code, as Stripe writes it.</summary>
    public string Currency()
    {
        var currency = Text("usd");
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterLower))
            Wrong($"is «{currency}», expected is an ISO code in lower case such as usd");
        return currency;
    }

    public IReadOnlyList<Node> List()
    {
        if (json is null || !Is(JsonValueKind.Array, "a list [ … ]")) return [];
        return
        [
            .. json.Value.EnumerateArray().Select((item, index) =>
                new Node(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), file)),
        ];
    }

    public IReadOnlyList<(string Name, Node Value)> Fields()
    {
        if (json is null || !Is(JsonValueKind.Object, "an object { … }")) return [];
        return [.. json.Value.EnumerateObject().Select(property => (property.Name, this[property.Name]))];
    }

    /// <summary>Null where it isn't there, or is no web address.</summary>
    public Uri? WebAddress()
    {
        var text = Text();
        if (text.Length == 0) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        Wrong($"is «{text}», expected is a web address such as https://example.com");
        return null;
    }

    /// <summary>An id: a-z, 0-9, - and _, at most 32 characters.</summary>
    public string Id()
    {
        const int CharactersMax = 32;
        var text = Needed().Text();
        if (!IsThere || text.Length is > 0 and <= CharactersMax && text.All(IsOfId)) return text;
        Wrong($"is «{text}», expected is an id of at most {CharactersMax} characters: a-z, 0-9, - and _");
        return text;
    }

    private bool Is(JsonValueKind kind, string expected)
    {
        if (json is { } given && given.ValueKind == kind) return true;
        Wrong($"should be {expected}");
        return false;
    }

    private static bool IsOfId(char letter) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_';
}

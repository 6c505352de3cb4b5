namespace LeanBot.Core;

/// <summary>The keys that an index holds under one value: most often one, seldom more than a few, now and
/// then a hundred thousand. One is kept as itself and a few as an array, since a hash set costs four times as
/// much and there are millions of these.</summary>
internal static class KeySet
{
    private const int FewMax = 16;

    public static object With(object? keys, string key) => keys switch
    {
        null => key,
        string one => one == key ? one : new[] { one, key },
        string[] few when few.Contains(key) => few,
        string[] { Length: < FewMax } few => (string[])[.. few, key],
        string[] few => new HashSet<string>(few, StringComparer.Ordinal) { key },
        _ => Changed((HashSet<string>)keys, many => many.Add(key)),
    };

    /// <summary>Null where none is left.</summary>
    public static object? Without(object keys, string key) => keys switch
    {
        string one => one == key ? null : one,
        string[] few => few.Where(other => other != key).ToArray() is { Length: > 0 } left ? left : null,
        _ => Changed((HashSet<string>)keys, many => many.Remove(key)) is { Count: > 0 } left ? left : null,
    };

    public static IEnumerable<string> In(object? keys) => keys switch
    {
        null => [],
        string one => [one],
        _ => (IEnumerable<string>)keys,
    };

    private static HashSet<string> Changed(HashSet<string> many, Func<HashSet<string>, bool> change)
    {
        change(many);
        return many;
    }
}

namespace LeanBot.Core;

/// <summary>The staged changes of one turn over the committed state. Nothing is visible, kept or sent before
/// the commit; a throw discards it all.</summary>
public sealed class Tx : IReader
{
    /// <summary>What one turn may change at most; larger work goes on by cursor, one bounded turn at a
    /// time.</summary>
    public const int ChangesMax = 1_000;

    private readonly StateStore _store;
    private readonly Dictionary<(Type Type, string Key), Record?> _staged = [];

    internal Tx(StateStore store, long seq) => (_store, Seq) = (store, seq);

    /// <summary>The number this commit will have.</summary>
    public long Seq { get; }

    /// <summary>How many records the turn has touched so far.</summary>
    internal int Count => _staged.Count;

    public T? Get<T>(string key) where T : Record => (T?)Get(typeof(T), key);

    internal Record? Get(Type type, string key) =>
        _staged.TryGetValue((type, key), out var staged) ? staged : _store.Table(type).Get(key);

    public IEnumerable<T> Find<T>(Index<T> index, string value) where T : Record
    {
        var found = new List<T>();
        var table = _store.Table(typeof(T));
        foreach (var key in table.Find(index, value))
        {
            if (!_staged.ContainsKey((typeof(T), key))) found.Add((T)table.Get(key)!);
        }

        foreach (var staged in _staged.Values)
        {
            if (staged is T record && index.KeyOf(record) == value) found.Add(record);
        }

        found.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        foreach (var record in found) yield return record;
    }

    public IEnumerable<T> All<T>() where T : Record =>
        _store.Table(typeof(T)).Records.Keys
            .Concat(_staged.Keys.Where(staged => staged.Type == typeof(T)).Select(staged => staged.Key))
            .Distinct()
            .Select(Get<T>)
            .OfType<T>();

    /// <summary>The next records behind a key, in the order of their keys: a step of a walk through all,
    /// which costs as much as it returns. For kinds that are <see cref="KeptAttribute.IsWalked"/>.</summary>
    /// <param name="key">Empty at the beginning.</param>
    /// <param name="count">So many; fewer where the walk ends.</param>
    public IReadOnlyList<T> Behind<T>(string key, int count) where T : Record
    {
        var staged = _staged.Keys.Where(one => one.Type == typeof(T)).Select(one => one.Key).ToArray();
        return
        [
            .. _store.Table(typeof(T)).Behind(key).Take(count + staged.Length)
                .Concat(staged.Where(one => string.CompareOrdinal(one, key) > 0))
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(Get<T>)
                .OfType<T>()
                .Take(count),
        ];
    }

    /// <summary>Records of a kind that have fallen due by a moment, the longest waiting first.</summary>
    internal IEnumerable<T> DueBy<T>(DateTimeOffset now, int countMax) where T : Record =>
        _store.Table(typeof(T)).Due.By(now)
            .Select(Get<T>)
            .OfType<T>()
            .Take(countMax)
            .ToArray();

    public void Put(Record record) => _staged[(record.GetType(), record.Key)] = record;

    public void Delete(Record record) => _staged[(record.GetType(), record.Key)] = null;

    internal void Undo() => _staged.Clear();

    /// <summary>What really differs from the committed state, in a stable order.</summary>
    internal IReadOnlyList<Change> Changes()
    {
        var changes = new List<Change>(_staged.Count);
        foreach (var ((type, key), value) in _staged)
        {
            var before = _store.Table(type).Get(key);
            if (!Equals(value, before))
                changes.Add(new Change(_store.Schema.CollectionOf(type), key, value, before));
        }

        changes.Sort(InOrder);
        if (changes.Count > ChangesMax)
            throw new InvalidOperationException(
                $"A turn changes at most {ChangesMax} records, this one {changes.Count}.");
        return changes;
    }

    private static int InOrder(Change one, Change other) =>
        string.CompareOrdinal(one.Collection, other.Collection) is var order and not 0
            ? order
            : string.CompareOrdinal(one.Key, other.Key);
}

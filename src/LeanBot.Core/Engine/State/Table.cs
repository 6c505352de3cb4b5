namespace LeanBot.Core;

/// <summary>One collection in memory, with its indexes.</summary>
internal sealed class Table(IEnumerable<Index> indexes, bool isWalked)
{
    private readonly Dictionary<string, Record> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<Index, Dictionary<string, object>> _keys = indexes.ToDictionary(
        index => index, _ => new Dictionary<string, object>(StringComparer.Ordinal));

    /// <summary>The keys in their order; null where nobody walks through them.</summary>
    private readonly SortedPieces<string>? _walk =
        isWalked ? new SortedPieces<string>(StringComparer.Ordinal) : null;

    public IReadOnlyDictionary<string, Record> Records => _records;

    public DueIndex Due { get; } = new();

    public int Count => _records.Count;

    /// <returns>How many there are.</returns>
    public int CopyTo(Record[] to)
    {
        _records.Values.CopyTo(to, 0);
        return _records.Count;
    }

    public Record? Get(string key) => _records.GetValueOrDefault(key);

    public IEnumerable<string> Find(Index index, string value) =>
        KeySet.In(_keys[index].GetValueOrDefault(value));

    /// <summary>The keys behind one, in their order.</summary>
    /// <exception cref="InvalidOperationException">The collection is not one that is walked.</exception>
    public IEnumerable<string> Behind(string key) =>
        (_walk ?? throw new InvalidOperationException("Say IsWalked where the record is declared.")).Behind(key);

    /// <summary>Throws what <see cref="Set"/> would throw, and changes nothing.</summary>
    public void Check(Record? record)
    {
        if (record is null) return;
        _ = record.Due;
        foreach (var index in _keys.Keys) _ = index.KeyOf(record);
    }

    public void Set(string key, Record? record)
    {
        var before = _records.GetValueOrDefault(key);
        foreach (var (index, keys) in _keys) Move(keys, key, before, record, index);
        if (before?.Due is { } was) Due.Remove(was, key);
        if (record?.Due is { } due) Due.Add(due, key);
        if (record is null) _walk?.Remove(key);
        else if (before is null) _walk?.Add(key);
        if (record is null) _records.Remove(key);
        else _records[key] = record;
    }

    private static void Move(
        Dictionary<string, object> keys, string key, Record? before, Record? after, Index index)
    {
        var from = before is null ? null : index.KeyOf(before);
        var to = after is null ? null : index.KeyOf(after);
        if (from == to) return;
        if (from is not null)
        {
            if (KeySet.Without(keys[from], key) is { } left) keys[from] = left;
            else keys.Remove(from);
        }

        if (to is not null) keys[to] = KeySet.With(keys.GetValueOrDefault(to), key);
    }
}

namespace LeanBot.Core;

/// <summary>One collection in memory, with its indexes.</summary>
internal sealed class Table(IEnumerable<Index> indexes)
{
    private static readonly HashSet<string> None = [];
    private readonly Dictionary<string, Record> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<Index, Dictionary<string, HashSet<string>>> _keys =
        indexes.ToDictionary(
            index => index, _ => new Dictionary<string, HashSet<string>>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, Record> Records => _records;

    public Record? Get(string key) => _records.GetValueOrDefault(key);

    public IReadOnlySet<string> Find(Index index, string value) =>
        _keys[index].GetValueOrDefault(value) ?? None;

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
        if (record is null) _records.Remove(key);
        else _records[key] = record;
    }

    private static void Move(
        Dictionary<string, HashSet<string>> keys, string key, Record? before, Record? after, Index index)
    {
        var from = before is null ? null : index.KeyOf(before);
        var to = after is null ? null : index.KeyOf(after);
        if (from == to) return;
        if (from is not null && keys[from].Remove(key) && keys[from].Count == 0) keys.Remove(from);
        if (to is null) return;
        if (!keys.TryGetValue(to, out var set)) keys[to] = set = new HashSet<string>(StringComparer.Ordinal);
        set.Add(key);
    }
}

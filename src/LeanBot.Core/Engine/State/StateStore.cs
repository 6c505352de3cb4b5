namespace LeanBot.Core;

/// <summary>The state in memory. One writer at a time; a change is applied once the storage has made it
/// durable.</summary>
public sealed class StateStore
{
    private readonly Lock _gate = new();
    private readonly IStorage _storage;
    private readonly Dictionary<Type, Table> _tables;
    private readonly SortedSet<DueEntry> _due = [];
    private readonly Reader _reader;
    private long _seq;

    public StateStore(Schema schema, IStorage storage)
    {
        (Schema, _storage) = (schema, storage);
        _reader = new Reader(this);
        _tables = schema.Collections.Select(schema.TypeOf)
            .ToDictionary(type => type, type => new Table(schema.IndexesOf(type)));
        var recovered = storage.Load();
        foreach (var change in recovered.Records) Apply(change);
        _seq = recovered.LastSeq;
    }

    /// <summary>Tells of each commit, under the mutex and in order: take note and return at once.</summary>
    public event Action<Commit>? Committed;

    public Schema Schema { get; }

    /// <summary>Runs the body and commits what it staged, if anything. A throw changes nothing.</summary>
    /// <exception cref="NotDurable">The commit could not be kept; nothing has changed.</exception>
    public T Update<T>(DateTimeOffset at, string cause, Func<Tx, T> body)
    {
        lock (_gate)
        {
            var tx = new Tx(this, _seq + 1);
            var result = body(tx);
            var changes = tx.Changes();
            if (changes.Count == 0) return result;
            var commit = new Commit(tx.Seq, at, cause, changes);
            _storage.Append(commit);
            _seq = commit.Seq;
            foreach (var change in changes) Apply(change);
            Committed?.Invoke(commit);
            return result;
        }
    }

    public T View<T>(Func<IReader, T> look)
    {
        lock (_gate) return look(_reader);
    }

    /// <summary>One collection as of a commit: what a snapshot holds.</summary>
    public (long Seq, IReadOnlyList<Record> Records) Snapshot(string collection)
    {
        lock (_gate) return (_seq, [.. Table(Schema.TypeOf(collection)).Records.Values]);
    }

    /// <summary>The record that falls due first, or null when nothing waits for time.</summary>
    public DueEntry? NextDue()
    {
        lock (_gate) return _due.Count == 0 ? null : _due.Min;
    }

    /// <summary>Leaves a record out of the due index until it changes or the worker starts again: its rule
    /// failed.</summary>
    internal void Suspend(DueEntry entry)
    {
        lock (_gate) _due.Remove(entry);
    }

    internal IEnumerable<string> DueBy(DateTimeOffset now, string collection) => _due
        .TakeWhile(entry => entry.At <= now)
        .Where(entry => entry.Collection == collection)
        .Select(entry => entry.Key);

    internal Table Table(Type type) => _tables.TryGetValue(type, out var table)
        ? table
        : throw new InvalidOperationException(
            $"{type.Name} has no [Kept] attribute, so it cannot be stored.");

    private void Apply(Change change)
    {
        var table = Table(Schema.TypeOf(change.Collection));
        if (table.Get(change.Key)?.Due is { } was)
            _due.Remove(new DueEntry(was, change.Collection, change.Key));
        table.Set(change.Key, change.Value);
        if (change.Value?.Due is { } due) _due.Add(new DueEntry(due, change.Collection, change.Key));
    }

    private sealed class Reader(StateStore store) : IReader
    {
        public T? Get<T>(string key) where T : Record => (T?)store.Table(typeof(T)).Get(key);

        public IEnumerable<T> Find<T>(Index<T> index, string value) where T : Record =>
            store
                .Table(typeof(T))
                .Find(index, value)
                .Order(StringComparer.Ordinal)
                .Select(key => Get<T>(key)!);

        public IEnumerable<T> All<T>() where T : Record => store.Table(typeof(T)).Records.Values.Cast<T>();
    }
}

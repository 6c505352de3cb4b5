namespace LeanBot.Core;

/// <summary>The state in memory. One turn at a time changes it; turns that come while others are being
/// written share the next fsync. Until a turn is durable nothing of it may leave the process: whoever acts
/// waits for its word, or for <see cref="Committed"/>.</summary>
public sealed class StateStore
{
    /// <summary>How many commits one fsync makes durable at most.</summary>
    private const int GroupMax = 1_000;

    /// <summary>How much one write makes durable at most, since all of it stands in memory once more while it
    /// is written. A commit that is larger goes alone.</summary>
    public const long GroupBytesMax = 16 * 1024 * 1024;

    /// <summary>How many commits may wait for the disk; beyond it nothing more is taken in.</summary>
    private const int PendingMax = 10_000;

    /// <summary>How many records may join a collection while room for a snapshot is made.</summary>
    private const int SnapshotSlack = 10_000;

    private readonly Lock _gate = new();
    private readonly Lock _flush = new();
    private readonly List<Pending> _pending = [];
    private readonly IStorage _storage;
    private readonly Dictionary<Type, Table> _tables;
    private readonly Reader _reader;
    private long _seq;
    private long _durable;

    public StateStore(Schema schema, IStorage storage)
    {
        (Schema, _storage) = (schema, storage);
        _reader = new Reader(this);
        _tables = schema.Collections.Select(schema.TypeOf)
            .ToDictionary(type => type, type => new Table(schema.IndexesOf(type), Schema.IsWalked(type)));
        _seq = _durable = storage.Load(Apply);
    }

    /// <summary>Tells of each commit once it is durable, under the mutex and in order: take note and return
    /// at once.</summary>
    public event Action<Commit>? Committed;

    public Schema Schema { get; }

    /// <summary>The last commit that is durable and was told of. What the disk holds may be ahead of it for a
    /// moment.</summary>
    public long DurableSeq
    {
        get
        {
            lock (_gate) return _durable;
        }
    }

    /// <summary>Runs the body over the state as it stands, and takes what it staged into the state. A throw
    /// changes nothing.</summary>
    /// <param name="settled">Called once, when everything that the body has read and changed is durable: with
    /// null, or with why all of it is undone. Take note and return at once.</param>
    /// <exception cref="NotDurable">Too much waits for the disk already.</exception>
    public T Stage<T>(DateTimeOffset at, string cause, Func<Tx, T> body, Action<NotDurable?> settled)
    {
        lock (_gate)
        {
            var tx = new Tx(this, _seq + 1);
            var result = body(tx);
            var changes = tx.Changes();
            if (changes.Count > 0) Take(new Commit(tx.Seq, at, cause, changes));
            if (_pending.Count > 0)
            {
                // Whoever has changed nothing has still read what may yet be undone.
                _pending[^1].Waiting.Add(settled);
                return result;
            }

            settled(null);
            return result;
        }
    }

    /// <summary>Makes durable what is staged when it is called; one caller after the other.</summary>
    /// <exception cref="NotDurable">What could not be kept is undone, and all that was staged behind
    /// it.</exception>
    public void Flush()
    {
        lock (_flush)
        {
            for (var last = LastStaged(); Group(last) is { Length: > 0 } group;)
            {
                try
                {
                    _storage.Append(group);
                }
                catch (NotDurable failure)
                {
                    Undo(failure);
                    throw;
                }

                Settle(group.Length);
            }
        }
    }

    /// <summary>Stages and waits: for whoever is alone.</summary>
    /// <exception cref="NotDurable">The commit could not be kept; nothing has changed.</exception>
    public T Update<T>(DateTimeOffset at, string cause, Func<Tx, T> body) =>
        Settled(told => Stage(at, cause, body, told));

    /// <summary>Waits for what was staged, and goes by its own word: somebody else may have flushed it in
    /// vain, and what fails behind it is not its failure.</summary>
    /// <param name="stage">Stages, and hands on what is to be told.</param>
    /// <exception cref="NotDurable">It could not be kept; nothing has changed.</exception>
    internal T Settled<T>(Func<Action<NotDurable?>, T> stage)
    {
        NotDurable? failure = null;
        var result = stage(why => failure = why);
        try
        {
            Flush();
        }
        catch (NotDurable)
        {
            // Whoever it concerns has been told.
        }

        return failure is null ? result : throw new NotDurable(failure.Message, failure.IsFatal, failure);
    }

    /// <summary>Looks at the state as it stands, with what is not durable yet.</summary>
    public T View<T>(Func<IReader, T> look)
    {
        lock (_gate) return look(_reader);
    }

    /// <summary>One collection as of the last durable commit: what a snapshot holds. Turns wait only while
    /// the references to its records are copied.</summary>
    public (long Seq, IEnumerable<Record> Records) Snapshot(string collection)
    {
        var table = Table(Schema.TypeOf(collection));
        var records = new Record[table.Count + SnapshotSlack];
        int count;
        long seq;
        Dictionary<string, Record?> undone;
        lock (_gate)
        {
            if (table.Count > records.Length) records = new Record[table.Count];
            (count, seq) = (table.CopyTo(records), _durable);
            undone = _pending.SelectMany(pending => pending.Commit.Changes)
                .Where(change => change.Collection == collection)
                .DistinctBy(change => change.Key)
                .ToDictionary(change => change.Key, change => change.Before, StringComparer.Ordinal);
        }

        return (seq, records.Take(count)
            .Where(record => undone.Count == 0 || !undone.ContainsKey(record.Key))
            .Concat(undone.Values.OfType<Record>()));
    }

    /// <summary>The record that falls due first, or null when nothing waits for time.</summary>
    public DueEntry? NextDue()
    {
        lock (_gate)
        {
            DueEntry? first = null;
            foreach (var (type, table) in _tables)
            {
                if (table.Due.First is var (at, key) && !(at >= first?.At))
                    first = new DueEntry(at, Schema.CollectionOf(type), key);
            }

            return first;
        }
    }

    /// <summary>Leaves a record out of the due index until it changes or the worker starts again: its rule
    /// failed.</summary>
    internal void Suspend(DueEntry entry)
    {
        lock (_gate) Table(Schema.TypeOf(entry.Collection)).Due.Remove(entry.At, entry.Key);
    }

    internal Table Table(Type type) => _tables.TryGetValue(type, out var table)
        ? table
        : throw new InvalidOperationException(
            $"{type.Name} has no [Kept] attribute, so it cannot be stored.");

    private void Take(Commit commit)
    {
        if (_pending.Count == PendingMax)
            throw new NotDurable($"{PendingMax} commits wait for the disk already.", isFatal: false);
        var encoded = _storage.Encode(commit);
        // What throws from here on would leave half a turn in the state.
        foreach (var change in commit.Changes) Table(Schema.TypeOf(change.Collection)).Check(change.Value);
        foreach (var change in commit.Changes) Apply(change);
        _seq = commit.Seq;
        _pending.Add(new Pending(encoded));
    }

    private long LastStaged()
    {
        lock (_gate) return _seq;
    }

    private EncodedCommit[] Group(long last)
    {
        lock (_gate)
        {
            var sizeBytes = 0L;
            return
            [
                .. _pending.Take(GroupMax)
                    .TakeWhile(pending => pending.Commit.Seq <= last)
                    .Select(pending => pending.Encoded)
                    .TakeWhile((encoded, at) => (sizeBytes += encoded.SizeBytes) <= GroupBytesMax || at == 0),
            ];
        }
    }

    private void Settle(int count)
    {
        List<Pending> settled;
        lock (_gate)
        {
            settled = _pending[..count];
            _pending.RemoveRange(0, count);
            _durable = settled[^1].Commit.Seq;
            foreach (var pending in settled) Committed?.Invoke(pending.Commit);
        }

        foreach (var waiting in settled.SelectMany(pending => pending.Waiting)) waiting(null);
    }

    /// <summary>What was staged behind the group rests on it, and goes with it.</summary>
    private void Undo(NotDurable failure)
    {
        Pending[] undone;
        lock (_gate)
        {
            undone = [.. _pending];
            _pending.Clear();
            foreach (var change in undone.Reverse().SelectMany(pending => pending.Commit.Changes))
                Apply(change with { Value = change.Before });
            _seq = _durable;
        }

        foreach (var waiting in undone.SelectMany(pending => pending.Waiting)) waiting(failure);
    }

    private void Apply(Change change) =>
        Table(Schema.TypeOf(change.Collection)).Set(change.Key, change.Value);

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

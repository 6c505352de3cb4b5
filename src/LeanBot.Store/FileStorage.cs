using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>Keeps commits in a data folder of readable JSON files; see the comments at the top of
/// <see cref="JournalLine"/>, <see cref="Snapshot"/> and <see cref="Manifest"/> for what stands in
/// them.</summary>
public sealed class FileStorage : IStorage, IDisposable
{
    private readonly Lock _journalGate = new();
    private readonly Lock _snapshotGate = new();
    private readonly Dictionary<string, long> _changedAt = new(StringComparer.Ordinal);
    private readonly IDisk _disk;
    private readonly DataPaths _paths;
    private readonly Schema _schema;
    private readonly IDisposable _lock;
    private Journal? _journal;
    private Snapshots? _snapshots;
    private Manifest _manifest = Manifest.OfNothing;
    private StateStore? _store;
    private bool _isOver;

    private FileStorage(IDisk disk, DataPaths paths, Schema schema, IDisposable @lock) =>
        (_disk, _paths, _schema, _lock) = (disk, paths, schema, @lock);

    /// <summary>What <see cref="Load"/> has found; null before.</summary>
    public RecoveryReport? Report { get; private set; }

    /// <summary>How large the journal may grow before it is compacted, unless the snapshots are
    /// larger.</summary>
    internal long JournalBytesMax { get; init; } = 64 * 1024 * 1024;

    /// <summary>Takes the folder for this process, and makes it where it is not there yet.</summary>
    /// <exception cref="DataInUse">Another worker has it.</exception>
    public static FileStorage Open(string folder, Schema schema, IDisk? disk = null) =>
        Open(folder, schema, disk ?? new DurableFiles(), journalBytesMax: null);

    internal static FileStorage Open(string folder, Schema schema, IDisk disk, long? journalBytesMax)
    {
        var paths = new DataPaths(Path.GetFullPath(folder));
        disk.CreateFolder(paths.Folder);
        var taken = DataLock.Take(disk, paths);
        return journalBytesMax is { } max
            ? new FileStorage(disk, paths, schema, taken) { JournalBytesMax = max }
            : new FileStorage(disk, paths, schema, taken);
    }

    /// <exception cref="DataRefused">The folder cannot be served; nothing in it was changed.</exception>
    public long Load(Action<Change> found)
    {
        if (_journal is not null) throw new InvalidOperationException("The folder is loaded already.");
        var recovery = new Recovery(_disk, _paths, _schema);
        recovery.Read(found);
        _disk.CreateFolder(_paths.JournalFolder);
        // Until there is a manifest, the folder may be as new as what is in it; and a manifest must not be
        // there without the folder of the journal that it names.
        if (!_disk.Exists(_paths.Manifest))
        {
            _disk.SyncFolder(Path.GetDirectoryName(_paths.Folder) ?? _paths.Folder);
            _disk.SyncFolder(_paths.Folder);
        }

        var start = new Start(_disk, _paths, recovery);
        (_journal, _manifest) = start.Run();
        _snapshots = new Snapshots(_disk, _paths, recovery.Snapshots);
        foreach (var (collection, seq) in recovery.ChangedAt) _changedAt[collection] = seq;
        Report = new RecoveryReport(
            _journal.LastSeq, start.Epoch, recovery.Snapshots.Count, recovery.Journal.Files.Count,
            recovery.Journal.Count, start.Cut);
        return _journal.LastSeq;
    }

    public EncodedCommit Encode(Commit commit) => JournalLine.Encode(commit, _schema.Json);

    public void Append(IReadOnlyList<EncodedCommit> group)
    {
        lock (_journalGate)
        {
            Loaded().Append([.. group.Cast<JournalEntry>()]);
            foreach (var commit in group.Select(encoded => encoded.Commit))
            {
                foreach (var change in commit.Changes) _changedAt[change.Collection] = commit.Seq;
            }
        }
    }

    /// <summary>Names the state that the snapshots are taken of.</summary>
    public void Follow(StateStore store) => _store = store;

    /// <summary>Brings the files that people read up to date; to be called about once a second. Commits go on
    /// meanwhile, and lose nothing where it throws: call it again later.</summary>
    /// <param name="rest">Called between pieces of a large file: who waits there leaves the disk to the
    /// commits. Null writes as fast as it goes.</param>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="NotDurable">The journal is broken, so nothing is written any more.</exception>
    public void WriteSnapshots(Action? rest = null)
    {
        lock (_snapshotGate)
        {
            if (_store is not { } store || _isOver) return;
            _snapshots!.Follow(Behind(), store, rest);
            if (JournalBytes() > Math.Max(JournalBytesMax, _snapshots.SizeBytes)) Compact(store, rest);
        }
    }

    /// <summary>The graceful stop: writes what the files lack and gives the folder back. What cannot be
    /// written now stands in the journal, so a failure here costs a longer start and nothing else.</summary>
    public void Dispose()
    {
        lock (_snapshotGate)
        {
            if (_isOver) return;
            try
            {
                if (_journal is not null) WriteAll();
            }
            catch (Exception error) when (DiskError.Is(error) || error is NotDurable)
            {
                // The next start replays the journal.
            }

            Abandon();
        }
    }

    /// <summary>What remains when the process is killed.</summary>
    internal void Abandon()
    {
        lock (_journalGate)
        {
            _isOver = true;
            _journal?.Dispose();
        }

        _lock.Dispose();
    }

    private void WriteAll()
    {
        if (_store is { } store)
        {
            // What stands in a journal the next start has to read, check and copy before it serves.
            if (JournalBytes() > Math.Min(JournalBytesMax, Snapshots.SmallBytesMax))
                Compact(store, rest: null);
            _snapshots!.Write(Behind(), store, rest: null);
        }

        lock (_journalGate)
        {
            _manifest = _manifest with { Epoch = _journal!.Epoch, CleanUpTo = _journal.LastSeq };
            Start.WriteManifest(_disk, _paths, _manifest);
        }
    }

    private void Compact(StateStore store, Action? rest)
    {
        long number, after, epoch;
        lock (_journalGate)
        {
            // After a compaction that failed, the journal has been switched already.
            if (_journal!.Number == _manifest.Journal) _journal.Switch();
            (number, after, epoch) = (_journal.Number, _journal.After, _journal.Epoch);
        }

        // The last group is on disk, but the state that snapshots show may not know that yet: the next call
        // goes on from here.
        if (store.DurableSeq < after) return;
        _manifest = new Compaction(_disk, _paths, _snapshots!, rest)
            .Run(_manifest, number, after, Behind(), epoch, store);
    }

    private IReadOnlyList<string> Behind()
    {
        lock (_journalGate)
        {
            Loaded().ThrowIfBroken();
            return _snapshots!.Behind(_changedAt);
        }
    }

    private long JournalBytes()
    {
        lock (_journalGate)
        {
            return _journal!.Number == _manifest.Journal ? _journal.SizeBytes : long.MaxValue;
        }
    }

    private Journal Loaded() => _journal is { } journal && !_isOver
        ? journal
        : throw new InvalidOperationException("The storage is not loaded, or it is over.");
}

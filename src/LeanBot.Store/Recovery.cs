using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>Reads a data folder: manifest, snapshots, journal, records. It changes nothing, so that a refused
/// start leaves everything as it was.</summary>
internal sealed class Recovery(IDisk disk, DataPaths paths, Schema schema)
{
    private readonly Dictionary<string, Dictionary<string, KeptJson>> _kept =
        schema.Collections.ToDictionary(
            name => name, _ => new Dictionary<string, KeptJson>(StringComparer.Ordinal));

    private readonly Dictionary<string, SnapshotFile> _snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _changedAt = new(StringComparer.Ordinal);

    public Manifest Manifest { get; private set; } = Manifest.OfNothing;

    public JournalReader Journal { get; private set; } = new(disk, paths, Manifest.OfNothing);

    /// <summary>The snapshots that are there.</summary>
    public IReadOnlyDictionary<string, SnapshotFile> Snapshots => _snapshots;

    /// <summary>The last commit in the journal that changed a collection.</summary>
    public IReadOnlyDictionary<string, long> ChangedAt => _changedAt;

    public IReadOnlyList<Change> Read()
    {
        ReadManifest();
        foreach (var collection in paths.Snapshots(disk)) ReadSnapshot(collection);
        CheckSnapshots();
        ReadJournal();
        return Records();
    }

    public void ReadManifest()
    {
        if (!disk.Exists(paths.Manifest))
        {
            if (IsEmpty()) return;
            throw new DamagedData(
                paths.Manifest, "the file is missing, and the folder holds data.", Remedy.OfManifest(disk,
                paths));
        }

        var bytes = disk.Read(paths.Manifest);
        if (Manifest.TryParse(bytes) is not { } manifest)
            throw new DamagedData(paths.Manifest, "this is not a manifest.", Remedy.OfManifest(disk, paths));
        CheckSchema(paths.Manifest, manifest.Schema);
        if (!Manifest.CrcHolds(bytes))
            throw new DamagedData(
                paths.Manifest, "the checksum does not fit.", Remedy.OfManifest(disk, paths));
        Manifest = manifest;
    }

    public void ReadSnapshot(string collection)
    {
        var file = paths.Snapshot(collection);
        ReadOnlyMemory<byte> bytes = disk.Read(file);
        var snapshot = ParseSnapshot(file, bytes, Remedy.OfSnapshot(disk, paths, Manifest, collection));
        if (!Snapshot.CrcHolds(bytes.Span))
            throw new DamagedData(
                file, "the checksum does not fit: it was edited by hand or damaged.",
                Remedy.OfEdited(file) + Remedy.OfSnapshot(disk, paths, Manifest, collection));
        _snapshots[collection] = new SnapshotFile(snapshot.Seq, bytes.Length);
        foreach (var record in snapshot.Records) _kept[collection][record.Key] = record;
    }

    /// <summary>Reads a snapshot file without its checksum.</summary>
    public Snapshot ParseSnapshot(string file, ReadOnlyMemory<byte> bytes, string remedy)
    {
        var collection = Path.GetFileNameWithoutExtension(file);
        try
        {
            var snapshot = Snapshot.Parse(file, bytes);
            CheckSchema(file, snapshot.Schema);
            CheckKnown(file, snapshot.Collection);
            return snapshot.Collection == collection
                ? snapshot
                : throw new DamagedData(file, $"this is the file of {snapshot.Collection}.", remedy);
        }
        catch (Exception error) when (KeptRecord.IsUnreadable(error))
        {
            throw new DamagedData(file, $"this is not a snapshot: {error.Message}", remedy, inner: error);
        }
    }

    /// <summary>A missing or older snapshot is no harm while the journal reaches back to it.</summary>
    public void CheckSnapshots()
    {
        foreach (var (collection, least) in Manifest.Snapshots)
        {
            var seq = _snapshots.TryGetValue(collection, out var file) ? file.Seq : -1;
            if (seq >= least) continue;
            throw new DamagedData(
                paths.Snapshot(collection),
                seq < 0
                    ? "the file is missing."
                    : $"the file ends with commit {seq}, the journal makes up from {least} on.",
                Remedy.OfSnapshot(disk, paths, Manifest, collection));
        }
    }

    /// <param name="asProof">The snapshots of previous/ may be ahead of the journals that lie there with
    /// them.</param>
    public void ReadJournal(bool asProof = true)
    {
        Journal = new JournalReader(disk, paths, Manifest);
        Journal.Read(
            asProof ? _snapshots.ToDictionary(pair => paths.Snapshot(pair.Key), pair => pair.Value.Seq) : []);
        foreach (var line in Journal.Lines)
        {
            foreach (var change in line.Changes()) Replay(line, change);
        }
    }

    /// <summary>What is kept, read into records.</summary>
    public IReadOnlyList<Change> Records() =>
    [
        .. from collection in _kept
           from kept in collection.Value.Values
           select new Change(collection.Key, kept.Key, KeptRecord.Read(kept, schema)),
    ];

    private void Replay(JournalLine line, KeptJson change)
    {
        CheckKnown(change.File, change.Collection);
        _changedAt[change.Collection] = line.Seq;
        if (_snapshots.TryGetValue(change.Collection, out var snapshot) && line.Seq <= snapshot.Seq) return;
        if (change.Json.IsEmpty) _kept[change.Collection].Remove(change.Key);
        else _kept[change.Collection][change.Key] = change;
    }

    private bool IsEmpty() =>
        paths.Snapshots(disk).Count == 0
        && paths.Previous.Journals(disk).Count == 0
        && paths.Journals(disk).All(number => disk.Read(paths.Journal(number)).Length == 0);

    private void CheckKnown(string file, string collection)
    {
        if (!schema.Knows(collection))
            throw new NewerData(file, $"it keeps «{collection}», of which this version knows nothing.");
    }

    public static void CheckSchema(string file, int version)
    {
        if (version > Schema.Version)
            throw new NewerData(
                file, $"it has schema {version}, and this version reads up to {Schema.Version}.");
    }
}

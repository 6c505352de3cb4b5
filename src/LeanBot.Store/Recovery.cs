using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>Reads a data folder: manifest, snapshots, journal, records. It changes nothing, so that a refused
/// start leaves everything as it was.</summary>
internal sealed class Recovery(IDisk disk, DataPaths paths, Schema schema)
{
    private readonly Dictionary<string, SnapshotFile> _snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _changedAt = new(StringComparer.Ordinal);

    public Manifest Manifest { get; private set; } = Manifest.OfNothing;

    public JournalReader Journal { get; private set; } = new(disk, paths, Manifest.OfNothing);

    /// <summary>The snapshots that are there.</summary>
    public IReadOnlyDictionary<string, SnapshotFile> Snapshots => _snapshots;

    /// <summary>The last commit in the journal that changed a collection.</summary>
    public IReadOnlyDictionary<string, long> ChangedAt => _changedAt;

    public void Read(Action<Change> found)
    {
        ReadManifest();
        foreach (var collection in paths.Snapshots(disk)) CheckSnapshot(collection);
        CheckSnapshots();
        ReadJournal();
        Records(found);
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

    /// <summary>Looks whether the file is what was written; its records are read in
    /// <see cref="Records"/>.</summary>
    public void CheckSnapshot(string collection)
    {
        var file = paths.Snapshot(collection);
        using var content = disk.OpenRead(file);
        if (!Snapshot.CrcHolds(content))
        {
            var remedy = Remedy.OfSnapshot(disk, paths, Manifest, collection);
            _ = ParseSnapshot(file, disk.Read(file), remedy);
            throw new DamagedData(
                file, "the checksum does not fit: it was edited by hand or damaged.",
                Remedy.OfEdited(file) + remedy);
        }

        var sizeBytes = content.Position;
        content.Position = 0;
        using var snapshot = Lines(file, content);
        CheckHead(file, snapshot.Schema, snapshot.Collection);
        _snapshots[collection] = new SnapshotFile(snapshot.Seq, sizeBytes);
    }

    private SnapshotLines Lines(string file, Stream content)
    {
        try
        {
            return new SnapshotLines(content);
        }
        catch (Exception error) when (KeptRecord.IsUnreadable(error))
        {
            var collection = Path.GetFileNameWithoutExtension(file);
            throw NoSnapshot(file, error, Remedy.OfSnapshot(disk, paths, Manifest, collection));
        }
    }

    private static DamagedData NoSnapshot(string file, Exception error, string remedy) =>
        new(file, $"this is not a snapshot: {error.Message}", remedy, inner: error);

    /// <summary>Reads a snapshot file without its checksum.</summary>
    public Snapshot ParseSnapshot(string file, ReadOnlyMemory<byte> bytes, string remedy)
    {
        try
        {
            var snapshot = Snapshot.Parse(file, bytes);
            CheckHead(file, snapshot.Schema, snapshot.Collection);
            return snapshot;
        }
        catch (Exception error) when (KeptRecord.IsUnreadable(error))
        {
            throw NoSnapshot(file, error, remedy);
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
    }

    /// <summary>What is kept, read into records: that of the snapshots, then what the journal has changed
    /// since.</summary>
    public void Records(Action<Change> found)
    {
        using var shared = schema.ShareTexts(
            _snapshots.Values.Sum(file => file.SizeBytes) + Journal.SizeBytes);
        foreach (var collection in _snapshots.Keys) ReadRecords(collection, found);
        foreach (var line in Journal.Lines())
        {
            foreach (var change in line.Changes())
            {
                CheckKnown(change.File, change.Collection);
                _changedAt[change.Collection] = line.Seq;
                if (IsNew(line, change)) found(ChangeOf(change));
            }
        }
    }

    private void ReadRecords(string collection, Action<Change> found)
    {
        var file = paths.Snapshot(collection);
        using var lines = Lines(file, disk.OpenRead(file));
        while (lines.Next() is var (key, json))
            found(ChangeOf(new KeptJson(collection, key, json, file, lines.Number)));
    }

    private Change ChangeOf(KeptJson kept)
    {
        if (kept.Json.IsEmpty) return new Change(kept.Collection, kept.Key, null);
        var record = KeptRecord.Read(kept, schema);
        // Its own text of the key: the one that was read would stand in memory beside it.
        return new Change(kept.Collection, record.Key, record);
    }

    private bool IsNew(JournalLine line, KeptJson change) =>
        !_snapshots.TryGetValue(change.Collection, out var snapshot) || line.Seq > snapshot.Seq;

    private bool IsEmpty() =>
        paths.Snapshots(disk).Count == 0
        && paths.Previous.Journals(disk).Count == 0
        && paths.Journals(disk).All(number => IsEmpty(paths.Journal(number)));

    private bool IsEmpty(string file)
    {
        using var content = disk.OpenRead(file);
        return content.Length == 0;
    }

    private void CheckHead(string file, int version, string collection)
    {
        CheckSchema(file, version);
        CheckKnown(file, collection);
        var expected = Path.GetFileNameWithoutExtension(file);
        if (collection == expected) return;
        throw new DamagedData(
            file, $"this is the file of {collection}.",
            Remedy.OfSnapshot(disk, paths, Manifest, expected));
    }

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

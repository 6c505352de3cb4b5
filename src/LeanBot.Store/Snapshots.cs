using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>The files that hold one collection each, and which of them are behind. One caller at a
/// time.</summary>
internal sealed class Snapshots(IDisk disk, DataPaths paths, IReadOnlyDictionary<string, SnapshotFile> files)
{
    /// <summary>Below this a file follows every change within a second, so that people see the truth in
    /// it.</summary>
    public const long SmallBytesMax = 1_000_000;

    private readonly Dictionary<string, SnapshotFile> _files = new(files, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SnapshotFile> Files => _files;

    public long SizeBytes => _files.Values.Sum(file => file.SizeBytes);

    public bool IsSmall(string collection) =>
        !_files.TryGetValue(collection, out var file) || file.SizeBytes < SmallBytesMax;

    /// <summary>The collections that changed after their file was written.</summary>
    public IReadOnlyList<string> Behind(IReadOnlyDictionary<string, long> changedAt) =>
    [
        .. changedAt.Where(
            changed => !_files.TryGetValue(changed.Key, out var file) || file.Seq < changed.Value)
            .Select(changed => changed.Key)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Writes files anew; all are durable when it returns.</summary>
    public void Write(IReadOnlyList<string> collections, StateStore store)
    {
        if (collections.Count == 0) return;
        var written = new Dictionary<string, SnapshotFile>();
        foreach (var collection in collections)
        {
            var (seq, records) = store.Snapshot(collection);
            var sizeBytes = 0L;
            WholeFile.Replace(
                disk, paths.Snapshot(collection),
                file => sizeBytes = Snapshot.Write(file, collection, seq, records, store.Schema.Json));
            written[collection] = new SnapshotFile(seq, sizeBytes);
        }

        disk.SyncFolder(paths.Folder);
        foreach (var (collection, file) in written) _files[collection] = file;
    }
}

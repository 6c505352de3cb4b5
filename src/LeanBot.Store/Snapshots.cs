using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>The files that hold one collection each, and which of them are behind. One caller at a
/// time.</summary>
internal sealed class Snapshots(IDisk disk, DataPaths paths, IReadOnlyDictionary<string, SnapshotFile> files)
{
    /// <summary>Below this a file follows its changes, so that people see the truth in it.</summary>
    public const long SmallBytesMax = 1_000_000;

    /// <summary>What changes all the time is written in one round for each so many bytes, and one more:
    /// answers wait for the same disk.</summary>
    private const long BytesPerRound = 64 * 1024;

    private readonly Dictionary<string, SnapshotFile> _files = new(files, StringComparer.Ordinal);
    private readonly Dictionary<string, long> _writtenIn = new(StringComparer.Ordinal);
    private long _round;

    public IReadOnlyDictionary<string, SnapshotFile> Files => _files;

    public long SizeBytes => _files.Values.Sum(file => file.SizeBytes);

    /// <summary>The collections that changed after their file was written.</summary>
    public IReadOnlyList<string> Behind(IReadOnlyDictionary<string, long> changedAt) =>
    [
        .. changedAt.Where(
            changed => !_files.TryGetValue(changed.Key, out var file) || file.Seq < changed.Value)
            .Select(changed => changed.Key)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A round: writes of those that are behind what is small and has rested.</summary>
    public void Follow(IReadOnlyList<string> behind, StateStore store, Action? rest)
    {
        _round++;
        Write([.. behind.Where(collection => IsSmall(collection) && HasRested(collection))], store, rest);
    }

    /// <summary>Writes files anew; all are durable when it returns.</summary>
    /// <param name="rest">As <see cref="SteadyFile"/> has it.</param>
    public void Write(IReadOnlyList<string> collections, StateStore store, Action? rest)
    {
        if (collections.Count == 0) return;
        var written = new Dictionary<string, SnapshotFile>();
        foreach (var collection in collections)
        {
            var (seq, records) = store.Snapshot(collection);
            var sizeBytes = 0L;
            WholeFile.Replace(
                disk, paths.Snapshot(collection),
                file => sizeBytes = Snapshot.Write(file, collection, seq, records, store.Schema.Json),
                rest);
            written[collection] = new SnapshotFile(seq, sizeBytes);
        }

        disk.SyncFolder(paths.Folder);
        foreach (var (collection, file) in written)
        {
            _files[collection] = file;
            _writtenIn[collection] = _round;
        }
    }

    private bool IsSmall(string collection) =>
        !_files.TryGetValue(collection, out var file) || file.SizeBytes < SmallBytesMax;

    private bool HasRested(string collection) =>
        !_writtenIn.TryGetValue(collection, out var round)
        || _round - round > _files[collection].SizeBytes / BytesPerRound;
}

using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>Brings all snapshots up to date, so that the journals before them are no longer needed.
/// <code>
/// before    data/: snapshots, journal 42, manifest 42
///           previous/: snapshots, journal 41, manifest 41
/// 1 switch  data/: ..., journal 42 + 43: commits go to 43 from here on
/// 2 keep    previous/: snapshots, journal 41 + 42, manifest 42
/// 3 drop    previous/: snapshots, journal 42, manifest 42
/// 4 write   data/: new snapshots, journal 42 + 43, manifest 42
/// 5 name    data/: new snapshots, journal 42 + 43, manifest 43
/// 6 drop    data/: new snapshots, journal 43, manifest 43
/// </code>
/// After every step the folder can be served, and so it can with all of previous/ copied over it: snapshots
/// that are newer than the journal's beginning do no harm, because replay skips what each of them holds.
/// Of a file that is about to be replaced in data/, previous/ needs no copy: a second name is enough.
/// </summary>
/// <param name="rest">As <see cref="SteadyFile"/> has it.</param>
internal sealed class Compaction(IDisk disk, DataPaths paths, Snapshots snapshots, Action? rest)
{
    /// <param name="journal">Has been switched to a new file.</param>
    /// <param name="after">The commit that file follows; the snapshots must hold all up to it.</param>
    /// <returns>The manifest that is in force now.</returns>
    public Manifest Run(
        Manifest manifest, long journal, long after, IReadOnlyList<string> behind, long epoch,
        StateStore store)
    {
        KeepGeneration(manifest, journal, behind, store);
        snapshots.Write(behind, store, rest);
        if (behind.Any(collection => snapshots.Files[collection].Seq < after))
            throw new InvalidOperationException($"The state that is followed has not seen commit {after}.");
        ReadBack(behind, store);
        var next = manifest with
        {
            Journal = journal,
            After = after,
            Epoch = epoch,
            CleanUpTo = Math.Max(manifest.CleanUpTo, after),
            Snapshots = snapshots.Files.ToDictionary(file => file.Key, file => file.Value.Seq),
        };
        Start.WriteManifest(disk, paths, next);
        Start.RemoveJournalsBefore(disk, paths, journal);
        return next;
    }

    private void KeepGeneration(
        Manifest manifest, long journal, IReadOnlyList<string> behind, StateStore store)
    {
        ReadBack(snapshots.Files.Keys, store);
        var previous = paths.Previous;
        disk.CreateFolder(previous.Folder);
        disk.CreateFolder(previous.JournalFolder);
        foreach (var number in paths.Journals(disk).Where(
            number => number >= manifest.Journal && number < journal))
            disk.Link(paths.Journal(number), previous.Journal(number));
        disk.SyncFolder(previous.JournalFolder);
        foreach (var collection in snapshots.Files.Keys)
            Keep(collection, previous, willBeReplaced: behind.Contains(collection));

        // Before the manifest that names them: not every file system keeps the order of renames.
        disk.SyncFolder(previous.Folder);
        Start.WriteManifest(disk, previous, manifest);
        Start.RemoveJournalsBefore(disk, previous, manifest.Journal);
    }

    /// <summary>What stays in use gets a copy: one file under two names would be spoiled in both.</summary>
    private void Keep(string collection, DataPaths previous, bool willBeReplaced)
    {
        var (from, to) = (paths.Snapshot(collection), previous.Snapshot(collection));
        if (willBeReplaced) disk.Link(from, to);
        else WholeFile.Copy(disk, from, to, rest);
    }

    /// <summary>A generation is dropped only for one that can be read. Memory is the truth, so a file that
    /// cannot is written anew; it is told all the same, because a disk that spoils one file may spoil
    /// others.</summary>
    private void ReadBack(IEnumerable<string> collections, StateStore store)
    {
        var spoiled = collections.Where(collection => !IsWhole(paths.Snapshot(collection))).ToArray();
        if (spoiled.Length == 0) return;
        snapshots.Write(spoiled, store, rest);
        var files = string.Join(", ", spoiled.Select(paths.Snapshot));
        throw new IOException(
            $"Damaged or edited while the worker ran, and written anew: {files}. "
            + "Check the disk. The compaction is tried again.");
    }

    private bool IsWhole(string file)
    {
        if (!disk.Exists(file)) return false;
        using var content = disk.OpenReadSteadily(file);
        return Snapshot.CrcHolds(content, rest);
    }
}

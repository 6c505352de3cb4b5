using System.Globalization;

namespace LeanBot.Store;

/// <summary>Makes what was read the beginning of a new journal. A crash at any step leaves a folder that the
/// next start reads to the same end: the old journals count until the manifest names the new one.</summary>
internal sealed class Start(IDisk disk, DataPaths paths, Recovery read)
{
    /// <summary>How many cut tails are kept for the curious; each is one write at most.</summary>
    private const int TornFilesMax = 10;

    private readonly List<CutTail> _cut = [];

    /// <summary>Above every epoch that was ever written, so that no older line fits behind a newer
    /// one.</summary>
    public long Epoch { get; } = Math.Max(read.Manifest.Epoch, read.Journal.EpochMax) + 1;

    public IReadOnlyList<CutTail> Cut => _cut;

    public (Journal Journal, Manifest Manifest) Run()
    {
        RemoveTemporaries();
        foreach (var tail in read.Journal.Torn) KeepAside(tail);
        var number = Math.Max(read.Manifest.Journal, read.Journal.Files.DefaultIfEmpty(0).Max()) + 1;
        var journal = Journal.Begin(disk, paths, number, Epoch, read.Manifest.After, read.Journal);
        try
        {
            var manifest =
                read.Manifest with { Journal = number, Epoch = Epoch, CleanUpTo = journal.LastSeq };
            WriteManifest(disk, paths, manifest);
            RemoveJournalsBefore(disk, paths, number);
            RemoveOldestTorn();
            return (journal, manifest);
        }
        catch (Exception)
        {
            journal.Dispose();
            throw;
        }
    }

    public static void WriteManifest(IDisk disk, DataPaths paths, Manifest manifest)
    {
        WholeFile.Replace(disk, paths.Manifest, manifest.ToBytes());
        disk.SyncFolder(paths.Folder);
    }

    /// <summary>The manifest must be durable already: these files no longer count.</summary>
    public static void RemoveJournalsBefore(IDisk disk, DataPaths paths, long number)
    {
        foreach (var old in paths.Journals(disk).Where(old => old < number)) disk.Delete(paths.Journal(old));
    }

    private void RemoveTemporaries()
    {
        foreach (var folder in new[] { paths, paths.Previous }.SelectMany(
            at => new[] { at.Folder, at.JournalFolder }))
        {
            foreach (var name in disk.Names(folder))
            {
                if (name.EndsWith(WholeFile.TempEnd, StringComparison.Ordinal))
                    disk.Delete(Path.Combine(folder, name));
            }
        }
    }

    private void KeepAside(TornTail tail)
    {
        var aside = paths.Torn(tail.Journal, Epoch);
        WholeFile.Replace(disk, aside, tail.Bytes);
        _cut.Add(new CutTail(tail.File, tail.Line, tail.Offset, tail.Bytes.Length, aside));
    }

    private void RemoveOldestTorn()
    {
        var torn = disk.Names(paths.JournalFolder)
            .Where(name => name.Contains(DataPaths.TornPart, StringComparison.Ordinal))
            .OrderByDescending(EpochOf);
        foreach (var name in torn.Skip(TornFilesMax)) disk.Delete(Path.Combine(paths.JournalFolder, name));
    }

    private static long EpochOf(string name) => long.TryParse(
        name[(name.IndexOf(DataPaths.TornPart, StringComparison.Ordinal) + DataPaths.TornPart.Length)..],
        NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : 0;
}

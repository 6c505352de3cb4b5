using System.Globalization;

namespace LeanBot.Store;

/// <summary>Where things are in a data folder.</summary>
internal sealed class DataPaths(string folder)
{
    private const string JournalEnd = ".jsonl";
    private const string SnapshotEnd = ".json";
    private const string ManifestName = "manifest.json";

    public string Folder { get; } = folder;
    public string Lock => In("lock");
    public string Manifest => In(ManifestName);
    public string JournalFolder => In("journal");
    public DataPaths Previous => new(In("previous"));

    public string Snapshot(string collection) => In(collection + SnapshotEnd);

    public string Journal(long number) => Path.Combine(JournalFolder, Digits(number) + JournalEnd);

    public string Torn(long number, long epoch) =>
        Path.Combine(
            JournalFolder, $"{Digits(number)}{TornPart}{epoch.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>How the pieces that were cut off a journal are called: 000042.torn-7.</summary>
    public const string TornPart = ".torn-";

    /// <summary>The numbers of the journal files, in order.</summary>
    public IReadOnlyList<long> Journals(IDisk disk) =>
    [
        .. disk.Names(JournalFolder)
            .Where(name => name.EndsWith(JournalEnd, StringComparison.Ordinal))
            .Select(name => long.TryParse(
                name[..^JournalEnd.Length], NumberStyles.None, CultureInfo.InvariantCulture,
                out var number) ? number : -1)
            .Where(number => number >= 0)
            .Order(),
    ];

    /// <summary>The collections that have a file.</summary>
    public IReadOnlyList<string> Snapshots(IDisk disk) =>
    [
        .. disk.Names(Folder)
            .Where(name => name.EndsWith(SnapshotEnd, StringComparison.Ordinal) && name != ManifestName)
            .Select(name => name[..^SnapshotEnd.Length]),
    ];

    private string In(string name) => Path.Combine(Folder, name);

    private static string Digits(long number) => number.ToString("000000", CultureInfo.InvariantCulture);
}

namespace LeanBot.Store;

/// <summary>What to do about a file that is not served, in words an operator can follow.</summary>
internal static class Remedy
{
    public const string BringBack =
        "Keep a copy of the whole folder, then put your newest backup in its place.";

    public static string OfEdited(string file) =>
        $"If you edited it, check it and run `leanbot data accept {file}`. If not: ";

    public static string OfSnapshot(IDisk disk, DataPaths paths, Manifest manifest, string collection)
    {
        // Until a compaction lists the file, the journal reaches back to the collection's first record.
        if (!manifest.Snapshots.ContainsKey(collection))
            return $"The journal still holds all of it: move {paths.Snapshot(collection)} away and start again.";
        return disk.Exists(paths.Previous.Manifest)
            ? $"Keep a copy of the whole folder, run `cp -a {paths.Previous.Folder}/. {paths.Folder}/` and start again: "
                + "the journal goes on where previous/ ends, so nothing is lost (but edits accepted by hand since)."
            : BringBack;
    }

    public static string OfManifest(IDisk disk, DataPaths paths) => disk.Exists(paths.Previous.Manifest)
        ? $"Keep a copy of the whole folder, run `cp -a {paths.Previous.Folder}/. {paths.Folder}/` and start again: "
            + "the journal goes on where previous/ ends, so nothing is lost (but edits accepted by hand since)."
        : "If you edited it, run `leanbot data accept manifest.json`; "
            + $"else: {BringBack}";
}

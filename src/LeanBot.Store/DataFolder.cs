using LeanBot.Core;

namespace LeanBot.Store;

/// <summary>What the command line does with a data folder: look whether all is well, and take a file that was
/// edited.</summary>
public static class DataFolder
{
    /// <summary>Reads everything as a start would, changes nothing, and says all that it finds. Beside a
    /// running worker the journal's last line may be one that is just being written.</summary>
    public static IReadOnlyList<Finding> Verify(string folder, Schema schema, IDisk? disk = null)
    {
        disk ??= new DurableFiles();
        var paths = new DataPaths(Path.GetFullPath(folder));
        var findings = VerifyGeneration(disk, paths, schema, isCurrent: true);
        if (disk.Exists(paths.Previous.Manifest))
            findings.AddRange(VerifyGeneration(disk, paths.Previous, schema, isCurrent: false));
        return findings;
    }

    /// <summary>Whether a worker is using it.</summary>
    public static bool IsInUse(string folder) =>
        DurableFiles.IsLocked(new DataPaths(Path.GetFullPath(folder)).Lock);

    /// <summary>Takes a file as it was edited by hand: reads all of it, and writes it anew with a fitting
    /// checksum.</summary>
    /// <param name="file">A collection's file or the manifest, in a data folder that no worker is
    /// using.</param>
    /// <returns>How many records it holds; for the manifest, how many files it lists.</returns>
    /// <exception cref="DataRefused">It is not accepted; nothing was changed.</exception>
    public static int Accept(string file, Schema schema, IDisk? disk = null)
    {
        disk ??= new DurableFiles();
        file = Path.GetFullPath(file);
        var paths = new DataPaths(Path.GetDirectoryName(file)!);
        if (!disk.Exists(paths.Manifest) && !disk.Exists(paths.Lock))
            throw new DamagedData(
                file, "this does not lie in a data folder.", "Name a file of the folder that `--data` names.");
        using var taken = DataLock.Take(disk, paths);
        return file == paths.Manifest
            ? AcceptManifest(disk, paths)
            : AcceptSnapshot(disk, paths, file, schema);
    }

    private static int AcceptManifest(IDisk disk, DataPaths paths)
    {
        var manifest = Manifest.TryParse(disk.Read(paths.Manifest))
            ?? throw new DamagedData(
                paths.Manifest, "this is not a manifest.", Remedy.OfManifest(disk, paths));
        Recovery.CheckSchema(paths.Manifest, manifest.Schema);
        Start.WriteManifest(disk, paths, manifest);
        return manifest.Snapshots.Count;
    }

    private static int AcceptSnapshot(IDisk disk, DataPaths paths, string file, Schema schema)
    {
        var snapshot = new Recovery(disk, paths, schema).ParseSnapshot(
            file, disk.Read(file), "Correct it and try again.");
        var records = snapshot.Records.Select(kept => KeptRecord.Read(kept, schema)).ToArray();
        WholeFile.Replace(
            disk, file, to => Snapshot.Write(to, snapshot.Collection, snapshot.Seq, records, schema.Json));
        disk.SyncFolder(paths.Folder);
        return records.Length;
    }

    private static List<Finding> VerifyGeneration(IDisk disk, DataPaths paths, Schema schema, bool isCurrent)
    {
        var findings = new List<Finding>();
        var recovery = new Recovery(disk, paths, schema);
        Try(recovery.ReadManifest);
        foreach (var collection in paths.Snapshots(disk)) Try(() => recovery.CheckSnapshot(collection));
        Try(recovery.CheckSnapshots);
        Try(() => recovery.ReadJournal(asProof: isCurrent));
        Try(() => recovery.Records(_ => { }));
        findings.AddRange(recovery.Journal.Torn.Select(tail => new Finding(
            tail.File,
            $"{tail.File}, line {tail.Line}, byte {tail.Offset}: an interrupted write of {tail.Bytes.Length} "
            + "bytes, which the next start cuts; it was never acknowledged.", IsHarm: false)));
        return findings;

        void Try(Action check)
        {
            try
            {
                check();
            }
            catch (DamagedData damaged)
            {
                findings.Add(new Finding(damaged.File, damaged.Message, IsHarm: true));
            }
            catch (NewerData newer)
            {
                findings.Add(new Finding(newer.File, newer.Message, IsHarm: true));
            }
        }
    }
}

namespace LeanBot.Store.Tests;

/// <summary>What a power cut would punish: the order in which the disk is asked.</summary>
public sealed class OrderTests
{
    [Fact]
    public void A_commit_is_one_write_and_one_fsync_before_it_returns()
    {
        var disk = new FaultyDisk(new MemoryDisk());
        var worker = Worker.Start(disk);
        var asked = disk.Asked.Count;

        worker.Put(new Person(1, "Ann"), new Note("a", "first"));

        Assert.Equal(
            [new(Operation.Write, "/data/journal/000001.jsonl.tmp"), new(
                Operation.Sync, "/data/journal/000001.jsonl.tmp")],
            disk.Asked.Skip(asked));
    }

    [Fact]
    public void An_undone_write_is_truncated_and_synced_before_it_is_told()
    {
        var isFull = false;
        var disk = new FaultyDisk(
            new MemoryDisk(), (asked, _) => isFull && asked.Operation == Operation.Write);
        var worker = Worker.Start(disk);
        var count = disk.Asked.Count;
        isFull = true;

        Assert.Throws<LeanBot.Core.NotDurable>(() => worker.Put(new Person(1, "Ann")));

        Assert.Equal(
            [Operation.Write, Operation.Truncate, Operation.Sync], disk.Asked
                .Skip(count)
                .Select(asked => asked.Operation));
    }

    [Fact]
    public void A_start_makes_the_journal_durable_then_the_manifest_and_only_then_drops_the_old()
    {
        var disk = new FaultyDisk(Some.KilledDisk());
        Worker.Start(disk);

        Assert.Equal(
            [
                "CreateFolder /data", "Lock /data/lock", "CreateFolder /data/journal",
                "Create /data/journal/000002.jsonl.tmp", "Write /data/journal/000002.jsonl.tmp",
                "Sync /data/journal/000002.jsonl.tmp", "Rename /data/journal/000002.jsonl",
                "SyncFolder /data/journal",
                "Create /data/manifest.json.tmp", "Write /data/manifest.json.tmp",
                "Sync /data/manifest.json.tmp",
                "Rename /data/manifest.json", "SyncFolder /data", "Delete /data/journal/000001.jsonl",
            ],
            disk.Asked
                .Where(asked => asked.Operation != Operation.Read)
                .Select(asked => $"{asked.Operation} {asked.Path}"));
    }

    [Fact]
    public void Nothing_is_renamed_before_it_is_synced_or_dropped_before_its_successor_is_durable()
    {
        var disk = new FaultyDisk(new MemoryDisk());
        for (var life = 1; life <= 3; life++)
        {
            var worker = Worker.Start(disk, journalBytesMax: 300);
            for (var i = 0; i < 6; i++)
            {
                worker.Put(new Person(i, $"life {life}"), new Note($"n{i}", new string('x', 80)));
                worker.WriteSnapshots();
            }

            if (life == 2) worker.Stop();
            else worker.Kill();
        }

        Assert.Contains(disk.Asked, asked => asked is
        {
            Operation: Operation.Delete,
            Path: "/data/previous/journal/000001.jsonl"
        });
        var unsynced = new HashSet<string>();
        var (unsyncedFolders, renamedIn) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (operation, path) in disk.Asked)
        {
            var folder = Path.GetDirectoryName(path)!;
            if (operation is Operation.Write) unsynced.Add(path);
            if (operation is Operation.Sync) unsynced.Remove(path);
            if (operation is Operation.Rename) Assert.DoesNotContain(path + ".tmp", unsynced);
            if (operation is Operation.Rename or Operation.Link or Operation.Create)
                unsyncedFolders.Add(folder);
            if (operation is Operation.Rename && path.EndsWith("manifest.json", StringComparison.Ordinal))
                Assert.DoesNotContain(folder, renamedIn);
            if (operation is Operation.Rename or Operation.Link) renamedIn.Add(folder);
            if (operation is Operation.SyncFolder) renamedIn.Remove(path);
            if (operation is Operation.SyncFolder) unsyncedFolders.Remove(path);
            if (operation is Operation.Delete && path.EndsWith(".jsonl", StringComparison.Ordinal))
                Assert.Empty(unsyncedFolders);
        }
    }
}

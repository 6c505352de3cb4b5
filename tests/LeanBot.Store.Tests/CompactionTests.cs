namespace LeanBot.Store.Tests;

public sealed class CompactionTests
{
    [Fact]
    public void The_journal_begins_anew_and_the_generation_before_is_kept()
    {
        var disk = Compacted();

        Assert.Equal(["000003.jsonl"], disk.Names("/data/journal"));
        Assert.Equal(["000002.jsonl"], disk.Names("/data/previous/journal"));
        Assert.Equal(["manifest.json", "notes.json", "people.json"], disk.Names("/data/previous"));
        Assert.Single(disk.Text("/data/journal/000003.jsonl").TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_graceful_stop_leaves_no_large_journal_to_the_next_start()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        worker.PutSome();
        worker.Put(new Note("long", new string('x', 2 * (int)Snapshots.SmallBytesMax)));
        var state = worker.State();

        worker.Stop();

        Assert.Equal("", disk.Text("/data/journal/000002.jsonl"));
        Assert.Equal(["000002.jsonl"], disk.Names("/data/journal"));
        Assert.Equal(state, Worker.Start(disk.Copy()).State());
        disk.CopyOver("/data/previous", "/data");
        Assert.Equal(state, Worker.Start(disk).State());
    }

    [Fact]
    public void A_graceful_stop_leaves_a_small_journal_as_it_is()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        worker.PutSome();

        worker.Stop();

        Assert.Equal(4, disk.Text("/data/journal/000001.jsonl").TrimEnd().Split('\n').Length);
        Assert.Empty(disk.Names("/data/previous"));
    }

    [Theory]
    [InlineData("/data/people.json")]
    [InlineData("/data/notes.json")]
    [InlineData("/data/manifest.json")]
    public void Previous_is_enough_to_bring_back_a_damaged_file_as_the_message_says(string file)
    {
        var disk = Compacted();
        var state = Worker.Start(disk.Copy()).State();
        disk.Put(file, "half");
        var refused = Assert.Throws<DamagedData>(() => Worker.Start(disk));
        Assert.Contains("cp -a /data/previous/. /data/", refused.Message, StringComparison.Ordinal);

        disk.CopyOver("/data/previous", "/data");

        var worker = Worker.Start(disk);
        Assert.Equal(state, worker.State());
        worker.Put(new Person(5, "Eve"));
        state = worker.State();
        worker.Stop();
        Assert.Equal(state, Worker.Start(disk).State());
    }

    [Fact]
    public void An_older_file_alone_is_refused()
    {
        var disk = Compacted();
        using (var file = disk.Create("/data/people.json"))
            Snapshot.Write(file, "people", 4, [new Person(1, "Ann")], Some.Schema.Json);

        Assert.Contains(
            "/data/people.json: the file ends with commit",
            Assert.Throws<DamagedData>(() => Worker.Start(disk)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused()
    {
        var disk = Compacted();
        disk.Delete("/data/people.json");

        Assert.Contains(
            "/data/people.json: the file is missing.",
            Assert.Throws<DamagedData>(() => Worker.Start(disk)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_spoils_what_it_is_given_keeps_the_journal_that_makes_up_for_it()
    {
        var (memory, isArmed) = (new MemoryDisk(), false);
        var disk = new FaultyDisk(memory, (asked, _) =>
        {
            var isOurs = asked is { Operation: Operation.Rename, Path: "/data/notes.json" };
            if (!isArmed || !isOurs) return false;
            memory.Put("/data/notes.json.tmp", "half");
            return isArmed = false;
        });
        var worker = Worker.Start(disk, journalBytesMax: 300);
        // So large that the file is written by a compaction only, and the journal outgrows it.
        worker.Put(new Note("a", new string('x', (int)Snapshots.SmallBytesMax)));
        worker.WriteSnapshots();
        worker.Put(new Note("b", new string('x', 3 * (int)Snapshots.SmallBytesMax)));
        isArmed = true;

        Assert.Contains("/data/notes.json", Assert.Throws<IOException>(worker.WriteSnapshots).Message,
            StringComparison.Ordinal);

        Assert.Equal(2, memory.Names("/data/journal").Count);
        worker.WriteSnapshots();
        Assert.Single(memory.Names("/data/journal"));
        var state = worker.State();
        worker.Kill();
        Assert.Equal(state, Worker.Start(memory).State());
    }

    [Fact]
    public void A_file_that_was_spoiled_while_the_worker_ran_is_written_anew_and_told()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk, journalBytesMax: 300);
        worker.Put(new Note("a", "quiet"), new Person(1, "Ann"));
        worker.WriteSnapshots();
        disk.Put("/data/notes.json", "half");
        worker.Put(new Person(2, new string('x', 300)));

        Assert.Contains("/data/notes.json", Assert.Throws<IOException>(worker.WriteSnapshots).Message,
        StringComparison.Ordinal);

        worker.WriteSnapshots();
        var state = worker.State();
        worker.Kill();
        Assert.Equal(state, Worker.Start(disk).State());
    }

    [Fact]
    public async Task Commits_go_on_while_snapshots_and_compactions_are_taken()
    {
        var disk = new Locked(new MemoryDisk());
        var worker = Worker.Start(disk, journalBytesMax: 2_000);
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < 500; i++) worker.Put(
                new Person(i % 50, $"name {i}"), new Note($"n{i % 30}", $"text {i}"));
        });
        while (!writing.IsCompleted) worker.WriteSnapshots();
        await writing;
        var state = worker.State();
        worker.Kill();

        Assert.Empty(DataFolder.Verify(Some.Folder, Some.Schema, disk));
        Assert.Equal(state, Worker.Start(disk).State());
    }

    /// <summary>Two compactions, and a commit after them.</summary>
    private static MemoryDisk Compacted()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk, journalBytesMax: 300);
        worker.PutSome();
        worker.WriteSnapshots();
        worker.Put(new Person(1, "Anna"), new Note("a", new string('x', 300)));
        worker.Put(new Person(4, "Dan"), new Note("c", new string('x', 300)));
        worker.WriteSnapshots();
        worker.Put(new Person(2, "Bert"));
        worker.Kill();
        return disk;
    }

    /// <summary>The memory disk for two threads.</summary>
    private sealed class Locked(MemoryDisk inner) : IDisk
    {
        private readonly Lock _gate = new();

        public IDiskFile Create(string path)
        {
            lock (_gate) return new LockedFile(_gate, inner.Create(path));
        }

        public byte[] Read(string path)
        {
            lock (_gate) return inner.Read(path);
        }

        public bool Exists(string path)
        {
            lock (_gate) return inner.Exists(path);
        }

        public IReadOnlyList<string> Names(string folder)
        {
            lock (_gate) return inner.Names(folder);
        }

        public void CreateFolder(string path)
        {
        }

        public void Rename(string from, string to)
        {
            lock (_gate) inner.Rename(from, to);
        }

        public void Delete(string path)
        {
            lock (_gate) inner.Delete(path);
        }

        public void SyncFolder(string path)
        {
        }

        public IDisposable? TryLock(string path, string owner, out string holder) =>
            inner.TryLock(path, owner, out holder);
    }

    private sealed class LockedFile(Lock gate, IDiskFile inner) : IDiskFile
    {
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            lock (gate) inner.Write(offset, bytes);
        }

        public void Sync()
        {
        }

        public void Truncate(long sizeBytes)
        {
            lock (gate) inner.Truncate(sizeBytes);
        }

        public void Dispose()
        {
        }
    }
}

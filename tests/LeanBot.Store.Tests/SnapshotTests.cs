using LeanBot.Core;

namespace LeanBot.Store.Tests;

/// <summary>The files that people read, and what a start makes of them.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void A_collection_is_a_readable_file_with_a_record_a_line()
    {
        var disk = WithSnapshots();

        Assert.Equal(
            """
            {"schema":1,"collection":"people","seq":4,"crc":CRC,"records":{
            "1":{"id":1,"name":"Ann"},
            "2":{"id":2,"name":"Bob"},
            "3":{"id":3,"name":"Cid"}
            }}

            """,
            WithoutCrc(disk.Text("/data/people.json")));
    }

    [Fact]
    public void The_manifest_says_what_the_files_have_to_be()
    {
        var disk = WithSnapshots();

        Assert.Equal(
            """
            {"schema":1,"journal":1,"after":0,"epoch":1,"cleanUpTo":4,"snapshots":{},"crc":CRC}

            """,
            WithoutCrc(disk.Text("/data/manifest.json")));
    }

    [Fact]
    public void Only_what_changed_is_written_anew()
    {
        var memory = new MemoryDisk();
        var disk = new FaultyDisk(memory);
        var worker = Worker.Start(disk);
        worker.PutSome();
        worker.WriteSnapshots();
        worker.Put(new Person(1, "Anna"));
        var asked = disk.Asked.Count;

        worker.WriteSnapshots();
        worker.WriteSnapshots();

        Assert.Equal(
            ["/data/people.json"],
            disk.Asked.Skip(asked).Where(one => one.Operation == Operation.Rename).Select(one => one.Path));
    }

    [Fact]
    public void What_changes_all_the_time_is_written_the_less_often_the_larger_it_is()
    {
        var disk = new FaultyDisk(new MemoryDisk());
        var worker = Worker.Start(disk);
        worker.Put(new Note("long", new string('x', 200_000)));
        const int Rounds = 12;

        for (var round = 1; round <= Rounds; round++)
        {
            worker.Put(new Person(1, $"Ann {round}"));
            worker.Put(new Note("short", $"{round}"));
            worker.WriteSnapshots();
        }

        Assert.Equal(Rounds, Writes("/data/people.json"));
        Assert.Equal(Rounds / 4, Writes("/data/notes.json"));
        int Writes(string file) =>
            disk.Asked.Count(one => one.Operation == Operation.Rename && one.Path == file);
    }

    [Fact]
    public void What_has_rested_follows_a_change_at_once()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        worker.Put(new Note("long", new string('x', 200_000)));
        for (var round = 0; round < 5; round++) worker.WriteSnapshots();
        worker.Put(new Note("short", "new"));

        worker.WriteSnapshots();

        Assert.Contains("\"new\"", disk.Text("/data/notes.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_rests_after_each_small_piece_is_on_disk_while_commits_go_on()
    {
        const int Pieces = 8;
        const int RestEveryBytes = 256 * 1024;
        var memory = new MemoryDisk();
        var disk = new FaultyDisk(memory);
        var worker = Worker.Start(disk);
        for (var piece = 0; piece < Pieces; piece++)
            worker.Put(new Note($"{piece}", new string('x', RestEveryBytes)));
        var rests = 0;

        worker.WriteSnapshots(() =>
        {
            Assert.Equal(new Asked(Operation.Sync, "/data/notes.json.tmp"), disk.Asked[^1]);
            worker.Put(new Person(rests++, "Ann"));
        });

        Assert.Equal(Pieces, rests);
        Assert.Contains("\"7\":{\"id\":\"7\"", memory.Text("/data/notes.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_compaction_rests_also_while_it_reads_back_what_is_large()
    {
        var disk = new FaultyDisk(new MemoryDisk());
        var worker = Worker.Start(disk, journalBytesMax: 1);
        worker.Put(new Note("long", new string('x', 3 * 1024 * 1024)));
        var rests = new List<Operation>();

        worker.WriteSnapshots(() => rests.Add(disk.Asked[^1].Operation));

        Assert.Contains(Operation.Sync, rests);
        Assert.Contains(rests, last => last != Operation.Sync);
    }

    [Fact]
    public void A_large_collection_waits_until_the_journal_has_outgrown_it()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk, journalBytesMax: 1_500_000);
        worker.Put(new Note("a", new string('x', 1_100_000)));
        worker.WriteSnapshots();
        worker.Put(new Note("b", "small"), new Person(1, "Ann"));
        worker.WriteSnapshots();
        Assert.Contains("\"seq\":1,", disk.Text("/data/notes.json")[..60], StringComparison.Ordinal);
        Assert.Contains("\"seq\":2,", disk.Text("/data/people.json"), StringComparison.Ordinal);
        worker.Put(new Note("c", new string('x', 500_000)));

        worker.WriteSnapshots();

        Assert.Contains("\"seq\":3,", disk.Text("/data/notes.json")[..60], StringComparison.Ordinal);
        Assert.Equal(["000002.jsonl"], disk.Names("/data/journal"));
    }

    [Fact]
    public void A_snapshot_that_cannot_be_written_harms_no_commit_and_is_tried_again()
    {
        var isFull = false;
        var memory = new MemoryDisk();
        var worker = Worker.Start(new FaultyDisk(memory, (asked, _) =>
            isFull && asked is { Operation: Operation.Write, Path: "/data/people.json.tmp" }));
        worker.PutSome();
        isFull = true;

        Assert.Throws<IOException>(worker.WriteSnapshots);

        Assert.False(memory.Exists("/data/people.json.tmp"));
        worker.Put(new Person(4, "Dan"));
        isFull = false;
        worker.WriteSnapshots();
        Assert.Contains("Dan", memory.Text("/data/people.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hand_edited_file_is_refused_until_it_is_accepted()
    {
        var disk = WithSnapshots();
        disk.Put("/data/people.json", disk.Text("/data/people.json").Replace(
            "Bob", "Robert", StringComparison.Ordinal));

        var refused = Assert.Throws<DamagedData>(() => Worker.Start(disk));
        Assert.Contains("leanbot data accept /data/people.json", refused.Message, StringComparison.Ordinal);
        Assert.Equal(
            "/data/people.json", Assert.Single(DataFolder.Verify(Some.Folder, Some.Schema, disk)).File);

        Assert.Equal(3, DataFolder.Accept("/data/people.json", Some.Schema, disk));

        Assert.Empty(DataFolder.Verify(Some.Folder, Some.Schema, disk));
        Assert.Equal("Robert", Worker.Start(disk).Get<Person>("2")!.Name);
    }

    [Theory]
    [InlineData("\"name\":\"Bob\"", "\"name\":\"Bob", "this is not a snapshot")]
    [InlineData("\"id\":2", "\"id\":7", "By its content its key is «7»")]
    [InlineData("\"id\":2", "\"id\":\"two\"", "the record «2» of people cannot be read")]
    [InlineData("\"2\":", "\"1\":", "The key «1» stands there twice")]
    [InlineData("{\"id\":2,\"name\":\"Bob\"}", "null", "this is not a snapshot")]
    [InlineData("\"collection\":\"people\"", "\"collection\":\"notes\"", "this is the file of notes")]
    [InlineData("\"collection\":\"people\"", "\"collection\":\"pets\"",
    "«pets», of which this version knows nothing")]
    [InlineData("\"schema\":1", "\"schema\":2", "it has schema 2, and this version reads up to 1")]
    public void An_edit_that_cannot_be_read_is_not_accepted(string from, string to, string why)
    {
        var disk = WithSnapshots();
        disk.Put(
            "/data/people.json", disk.Text("/data/people.json").Replace(from, to, StringComparison.Ordinal));
        var before = disk.Text("/data/people.json");

        var refused = Assert.ThrowsAny<DataRefused>(
            () => DataFolder.Accept("/data/people.json", Some.Schema, disk));

        Assert.StartsWith("/data/people.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, disk.Text("/data/people.json"));
        Assert.ThrowsAny<DataRefused>(() => Worker.Start(disk));
    }

    [Fact]
    public void A_damaged_file_that_the_journal_covers_may_be_moved_away_as_the_message_says()
    {
        var disk = WithSnapshots();
        var state = Worker.Start(disk.Copy()).State();
        disk.Put("/data/people.json", "half");
        var refused = Assert.Throws<DamagedData>(() => Worker.Start(disk));
        Assert.Contains(
            "move /data/people.json away and start again", refused.Message, StringComparison.Ordinal);

        disk.Delete("/data/people.json");

        Assert.Equal(state, Worker.Start(disk).State());
    }

    [Fact]
    public void A_file_of_an_unknown_collection_refuses_the_start()
    {
        var disk = WithSnapshots();
        disk.Put(
            "/data/pets.json", "{\"schema\":1,\"collection\":\"pets\",\"seq\":1,\"crc\":1,\"records\":{}}");

        Assert.Throws<NewerData>(() => Worker.Start(disk));
    }

    [Fact]
    public void A_change_of_an_unknown_collection_refuses_the_start()
    {
        var disk = new MemoryDisk();
        var newer = new NewerVersion(disk);
        newer.Append();

        var refused = Assert.Throws<NewerData>(() => Worker.Start(disk));

        Assert.Contains(
            "/data/journal/000001.jsonl: it keeps «pets»", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_of_a_newer_version_refuses_the_start()
    {
        var disk = Some.KilledDisk();
        disk.Put("/data/manifest.json", (
            Manifest.TryParse(disk.Read("/data/manifest.json"))! with { Schema = 2 }).ToBytes());

        Assert.Throws<NewerData>(() => Worker.Start(disk));
        Assert.Throws<NewerData>(() => DataFolder.Accept("/data/manifest.json", Some.Schema, disk));
    }

    [Fact]
    public void A_hand_edited_manifest_is_refused_until_it_is_accepted()
    {
        var disk = Some.KilledDisk();
        disk.Put("/data/manifest.json", disk.Text("/data/manifest.json").Replace(
            "\"epoch\":1", "\"epoch\":5", StringComparison.Ordinal));
        Assert.Contains("the checksum does not fit",
        Assert.Throws<DamagedData>(() => Worker.Start(disk)).Message, StringComparison.Ordinal);

        DataFolder.Accept("/data/manifest.json", Some.Schema, disk);

        Assert.Equal(6, Worker.Start(disk).Report.Epoch);
    }

    [Fact]
    public void A_missing_manifest_refuses_the_start()
    {
        var disk = Some.KilledDisk();
        disk.Delete("/data/manifest.json");

        Assert.Contains("the file is missing", Assert.Throws<DamagedData>(() => Worker.Start(disk)).Message,
        StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_that_a_newer_version_wrote_survive_journal_and_snapshot()
    {
        var disk = WithSnapshots();
        disk.Put("/data/people.json", disk.Text("/data/people.json")
            .Replace(
                "\"name\":\"Bob\"", "\"name\":\"Bob\",\"shoe\":{\"size\":43}", StringComparison.Ordinal));
        DataFolder.Accept("/data/people.json", Some.Schema, disk);
        var worker = Worker.Start(disk);
        worker.Put(worker.Get<Person>("2")! with { Name = "Rob" });
        worker.Kill();
        worker = Worker.Start(disk.Copy());
        worker.WriteSnapshots();

        Assert.Equal(43, worker.Get<Person>("2")!.Unknown!["shoe"].GetProperty("size").GetInt32());
        worker = Worker.Start(disk);
        worker.Stop();
        Assert.Contains("{\"id\":2,\"name\":\"Rob\",\"shoe\":{\"size\":43}}", disk.Text("/data/people.json"),
        StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_crash_left_half_written_is_removed()
    {
        var disk = WithSnapshots();
        foreach (
            var name in new[] { "people.json.tmp", "journal/000009.jsonl.tmp", "previous/people.json.tmp" })
            disk.Put("/data/" + name, "half");

        Worker.Start(disk);

        Assert.DoesNotContain(disk.Paths, path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static MemoryDisk WithSnapshots()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        worker.PutSome();
        worker.Stop();
        return disk;
    }

    private static string WithoutCrc(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "\"crc\": *[0-9]+", "\"crc\":CRC");

    /// <summary>A version that keeps one collection more.</summary>
    private sealed class NewerVersion(MemoryDisk disk)
    {
        public void Append()
        {
            var storage = FileStorage.Open(Some.Folder, Some.Schema, disk);
            storage.Load();
            storage.Keep(new Commit(1, Some.Now, "test", [new Change("pets", "1", null)]));
            storage.Abandon();
        }
    }
}

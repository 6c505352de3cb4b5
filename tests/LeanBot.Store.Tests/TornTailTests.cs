using System.Buffers;
using System.Text;

namespace LeanBot.Store.Tests;

/// <summary>What an interrupted write leaves behind is cut; what was acknowledged is not.</summary>
public sealed class TornTailTests
{
    private const string Journal = "/data/journal/000001.jsonl";

    [Fact]
    public void A_cut_at_any_byte_of_the_last_commit_leaves_everything_before()
    {
        var whole = Some.KilledDisk();
        var bytes = whole.Read(Journal);
        var lastStart = Encoding.UTF8.GetString(bytes)[..^1].LastIndexOf('\n') + 1;
        var expected = Worker.Start(whole.Copy()).State();
        var without = new SortedDictionary<string, string>(expected, StringComparer.Ordinal);
        without.Remove("notes/b");

        for (var length = lastStart; length <= bytes.Length; length++)
        {
            var disk = whole.Copy();
            disk.Put(Journal, bytes[..length]);
            var worker = Worker.Start(disk);

            Assert.Equal(length == bytes.Length ? expected : without, worker.State());
            Assert.Equal(length == bytes.Length || length == lastStart ? 0 : 1, worker.Report.Cut.Count);
            worker.Put(new Note("c", "goes on"));
            var state = worker.State();
            worker.Stop();
            Assert.Equal(state, Worker.Start(disk).State());
        }
    }

    [Fact]
    public void What_was_cut_is_kept_aside_and_told()
    {
        var disk = Some.KilledDisk();
        disk.Put(Journal, disk.Text(Journal) + "{\"epoch\":1,\"seq\":5");

        var cut = Assert.Single(Worker.Start(disk).Report.Cut);

        Assert.Equal((Journal, 5L, 18L, "/data/journal/000001.torn-2"), (
            cut.File, cut.Line, cut.SizeBytes, cut.KeptIn));
        Assert.Equal("{\"epoch\":1,\"seq\":5", disk.Text(cut.KeptIn));
    }

    [Fact]
    public void A_group_of_lines_that_is_torn_in_the_middle_is_cut_whole()
    {
        var disk = Some.KilledDisk();
        var group = Line(1, 5, durableUpTo: 4) + Line(1, 6, durableUpTo: 4) + Line(1, 7, durableUpTo: 4);
        // The first line of the three did not reach the disk, the two behind it did.
        disk.Put(
            Journal, disk.Text(Journal) + group.Replace("new 5", "\0\0\0\0\0", StringComparison.Ordinal));

        var worker = Worker.Start(disk);

        Assert.Equal(4, worker.Report.LastSeq);
        Assert.Single(worker.Report.Cut);
    }

    [Fact]
    public void A_broken_line_that_a_later_line_calls_durable_refuses_the_start()
    {
        var disk = Some.KilledDisk();
        var lines = Line(1, 5, durableUpTo: 4) + Line(1, 6, durableUpTo: 5);
        disk.Put(
            Journal, disk.Text(Journal) + lines.Replace("new 5", "\0\0\0\0\0", StringComparison.Ordinal));
        var before = disk.Paths.ToDictionary(path => path, disk.Read);

        var damaged = Assert.Throws<DamagedData>(() => Worker.Start(disk));

        Assert.Equal((Journal, 5L), (damaged.File, damaged.Line));
        Assert.Contains($"{Journal}, line 5, byte {damaged.Offset}: commit 5 cannot be read", damaged.Message,
        StringComparison.Ordinal);
        Assert.Contains("your newest backup", damaged.Message, StringComparison.Ordinal);
        Assert.Equal(before, disk.Paths.ToDictionary(path => path, disk.Read));
    }

    [Fact]
    public void A_stale_line_behind_a_newer_one_is_not_believed()
    {
        var disk = Some.KilledDisk();
        disk.Put(Journal, disk.Text(Journal) + Line(2, 5, durableUpTo: 4) + Line(1, 6,
        durableUpTo: 5) + Line(1, 7, durableUpTo: 6));

        var worker = Worker.Start(disk);

        Assert.Equal(5, worker.Report.LastSeq);
        Assert.Equal(3, worker.Report.Epoch);
        Assert.Equal("new 5", worker.Get<Note>("n5")!.Text);
    }

    [Fact]
    public void A_stale_line_does_not_make_a_torn_tail_look_like_damage()
    {
        var disk = Some.KilledDisk();
        disk.Put(Journal, disk.Text(Journal) + Line(2, 5, durableUpTo: 4) + "{\"epoch\":2,\"s\n" + Line(1, 7,
        durableUpTo: 6));

        Assert.Equal(5, Worker.Start(disk).Report.LastSeq);
    }

    [Fact]
    public void A_missing_line_refuses_the_start()
    {
        var disk = Some.KilledDisk();
        var lines = disk.Text(Journal).Split('\n');
        disk.Put(Journal, string.Join('\n', lines.Where((_, index) => index != 1)));

        var damaged = Assert.Throws<DamagedData>(() => Worker.Start(disk));

        Assert.Contains("commit 3 stands where 2 must be", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_journal_refuses_the_start()
    {
        var disk = Some.KilledDisk();
        disk.Delete(Journal);

        Assert.Contains(
            $"{Journal}: the file is missing.", Assert.Throws<DamagedData>(() => Worker.Start(disk)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_line_at_the_beginning_refuses_the_start()
    {
        var disk = Some.KilledDisk();
        var lines = disk.Text(Journal);
        disk.Put(Journal, lines[(lines.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

        var damaged = Assert.Throws<DamagedData>(() => Worker.Start(disk));

        Assert.Contains($"{Journal}, line 1, byte 0: commit 2 stands where 1 must be", damaged.Message,
        StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_that_breaks_off_before_the_next_file_begins_refuses_the_start()
    {
        var disk = Some.KilledDisk();
        disk.Put("/data/journal/000003.jsonl", Line(1, 5, durableUpTo: 4));
        Assert.Equal(5, Worker.Start(disk.Copy()).Report.LastSeq);
        disk.Put(Journal, disk.Text(Journal)[..^9]);

        var damaged = Assert.Throws<DamagedData>(() => Worker.Start(disk));

        Assert.Contains($"commit 5 stands where 4 must be; {Journal} breaks off in line 4", damaged.Message,
        StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_kept_at_a_start_was_durable_then_so_a_cut_into_it_refuses_the_next()
    {
        var disk = Some.KilledDisk();
        Worker.Start(disk).Kill();
        disk.Put("/data/journal/000002.jsonl", disk.Text("/data/journal/000002.jsonl")[..^9]);

        var damaged = Assert.Throws<DamagedData>(() => Worker.Start(disk.Copy()));

        Assert.Contains(
            "/data/manifest.json proves that 4 was durable", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_that_ends_before_what_a_snapshot_proves_refuses_the_start()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        worker.PutSome();
        worker.WriteSnapshots();
        worker.Kill();
        disk.Put(Journal, string.Concat(disk.Text(Journal).Split('\n').Take(3).Select(line => line + "\n")));

        Assert.Contains(
            "/data/notes.json proves that 4 was durable",
            Assert.Throws<DamagedData>(() => Worker.Start(disk)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_clean_stop_a_cut_at_any_byte_refuses_the_start()
    {
        var stopped = Some.KilledDisk();
        Worker.Start(stopped).Stop();
        var journal = stopped.Paths.Single(path => path.EndsWith(".jsonl", StringComparison.Ordinal));
        var bytes = stopped.Read(journal);

        for (var length = 0; length < bytes.Length; length++)
        {
            var disk = stopped.Copy();
            disk.Put(journal, bytes[..length]);
            Assert.Throws<DamagedData>(() => Worker.Start(disk));
        }
    }

    private static string Line(long epoch, long seq, long durableUpTo)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var commit = Some.Commit(seq, Some.Put(new Note($"n{seq}", $"new {seq}")));
        JournalLine.Write(bytes, JournalLine.Encode(commit, Some.Schema.Json), epoch, durableUpTo);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}

namespace LeanBot.Store.Tests;

/// <summary>Journals that are larger than what is held of them in memory.</summary>
public sealed class LargeJournalTests
{
    private const string Journal = "/data/journal/000001.jsonl";
    private const int PieceBytes = 1024 * 1024;

    [Fact]
    public void Lines_of_any_length_are_read_and_copied_as_they_are()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        foreach (var length in new[] { 0, 1, 60_000, PieceBytes - 100, PieceBytes, 3 * PieceBytes, 5 })
            worker.Put(new Note($"{length}", new string('x', length)));
        var state = worker.State();
        var lines = disk.Text(Journal);

        disk = disk.Copy();
        Assert.Equal(state, Worker.Start(disk).State());
        Assert.Equal(lines, disk.Text("/data/journal/000002.jsonl"));
    }

    [Theory]
    [InlineData("a line that is spoiled")]
    [InlineData("a line that is whole, and another one")]
    [InlineData("a line less")]
    public void A_journal_that_changes_while_it_is_read_refuses_the_start(string change)
    {
        var disk = Some.KilledDisk();
        var lines = disk.Text(Journal).Split('\n');
        lines[3] = change switch
        {
            "a line that is spoiled" => lines[3].Replace("second", "other!", StringComparison.Ordinal),
            "a line less" => "",
            _ => OtherLine(),
        };
        var reads = 0;
        var changing = new FaultyDisk(disk, (asked, _) =>
        {
            if (asked == new Asked(Operation.Read, Journal) && ++reads == 2)
                disk.Put(Journal, string.Join('\n', lines));
            return false;
        });

        var damaged = Assert.Throws<DamagedData>(() => Worker.Start(changing));

        Assert.Equal((Journal, 4L), (damaged.File, damaged.Line));
        Assert.Contains("commit 4 could be read before", damaged.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(disk.Paths, path => path.EndsWith("000002.jsonl", StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_a_torn_write_behind_the_last_line_is_damage()
    {
        using var folder = new TempFolder();
        var worker = Worker.Start(new DurableFiles(), folder.Data);
        worker.PutSome();
        worker.Kill();
        var journal = Path.Combine(folder.Data, "journal", "000001.jsonl");
        const long sizeBytes = 3L * 1024 * 1024 * 1024;
        using (var file = new FileStream(journal, FileMode.Open)) file.SetLength(sizeBytes);

        var damaged = Assert.Throws<DamagedData>(() => Worker.Start(new DurableFiles(), folder.Data));

        Assert.Equal((journal, 5L), (damaged.File, damaged.Line));
        Assert.Contains("more than one write stands behind it", damaged.Message, StringComparison.Ordinal);
        Assert.Equal(sizeBytes, new FileInfo(journal).Length);
    }

    private static string OtherLine()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        for (var id = 1; id <= 4; id++) worker.Put(new Note($"{id}", "of another journal"));
        worker.Kill();
        return disk.Text(Journal).Split('\n')[3];
    }
}

namespace LeanBot.Store.Tests;

/// <summary>Each byte of each file is spoiled once: the start is refused, or nothing is different.</summary>
public sealed class DamageTests
{
    [Fact]
    public void After_a_clean_stop_no_spoiled_byte_of_any_file_goes_unseen()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        worker.PutSome();
        worker.Stop();

        foreach (var path in new[] { "journal/000001.jsonl", "people.json", "notes.json", "manifest.json" })
            SpoilEachByte(disk, "/data/" + path, mayLoseTheLast: false);
    }

    [Fact]
    public void After_a_kill_a_spoiled_byte_costs_at_most_the_last_commit() =>
        SpoilEachByte(Some.KilledDisk(), "/data/journal/000001.jsonl", mayLoseTheLast: true);

    [Fact]
    public void After_a_compaction_no_spoiled_byte_of_any_file_goes_unseen()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk, journalBytesMax: 300);
        worker.PutSome();
        worker.WriteSnapshots();
        worker.Put(new Person(1, "after it"));
        worker.Stop();

        foreach (var path in new[] { "journal/000002.jsonl", "people.json", "notes.json", "manifest.json" })
            SpoilEachByte(disk, "/data/" + path, mayLoseTheLast: false);
    }

    private static void SpoilEachByte(MemoryDisk disk, string path, bool mayLoseTheLast)
    {
        var bytes = disk.Read(path);
        var expected = Worker.Start(disk.Copy()).State();
        var lastLine = Array.LastIndexOf(bytes, (byte)'\n', bytes.Length - 2) + 1;
        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (
                var spoiled in new[] { (byte)(bytes[at] ^ 1), (byte)(bytes[at] ^ 0xFF), (byte)'\n', (byte)0 })
            {
                if (spoiled == bytes[at]) continue;
                var copy = disk.Copy();
                var content = (byte[])bytes.Clone();
                content[at] = spoiled;
                copy.Put(path, content);
                var state = StateOrRefused(copy);
                if (state is null || state.SequenceEqual(expected)) continue;
                Assert.True(mayLoseTheLast && at >= lastLine, $"{path}, byte {at} as {spoiled}: {string.Join(", ", state)}");
            }
        }
    }

    private static SortedDictionary<string, string>? StateOrRefused(MemoryDisk disk)
    {
        try
        {
            return Worker.Start(disk).State();
        }
        catch (DataRefused refused)
        {
            Assert.StartsWith("/data/", refused.Message, StringComparison.Ordinal);
            return null;
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace LeanBot.Store.Tests;

/// <summary>Files that are larger than what is held of them in memory.</summary>
public sealed class SnapshotLinesTests
{
    private const int PieceBytes = 1024 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(PieceBytes - 100)]
    [InlineData(PieceBytes)]
    [InlineData(3 * PieceBytes)]
    public void Whatever_fits_into_a_record_is_read_back(int length)
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        for (var id = 0; id < 5; id++)
            worker.Put(new Note($"{id}: \"quoted\" \\ \n Ю", $"{new string('x', length)}\n{{\"}}}},"));
        for (var id = 0; id < 2_000; id++)
            worker.Put(new Person(id, id.ToString(CultureInfo.InvariantCulture)));
        var state = worker.State();
        worker.Stop();

        Assert.Equal(state, Worker.Start(disk).State());
    }

    [Fact]
    public void A_file_whose_checksum_stands_without_blanks_is_read()
    {
        var disk = Stopped();
        var text = disk.Text("/data/people.json");

        disk.Put("/data/people.json", Regex.Replace(text, "\"crc\": +", "\"crc\":"));

        Assert.Equal("Ann", Worker.Start(disk).State()["people/1"]);
    }

    [Theory]
    [InlineData("Ann", "Ana")]
    [InlineData("}}\n", "}}\n ")]
    [InlineData("\"seq\":4", "\"seq\":5")]
    public void A_change_anywhere_in_it_is_seen(string from, string to)
    {
        var disk = Stopped();

        var text = disk.Text("/data/people.json");
        disk.Put("/data/people.json", text.Replace(from, to, StringComparison.Ordinal));

        Assert.Contains(
            "the checksum does not fit", Assert.Throws<DamagedData>(() => Worker.Start(disk)).Message,
            StringComparison.Ordinal);
    }

    private static MemoryDisk Stopped()
    {
        var disk = new MemoryDisk();
        var worker = Worker.Start(disk);
        worker.PutSome();
        worker.Stop();
        return disk;
    }
}

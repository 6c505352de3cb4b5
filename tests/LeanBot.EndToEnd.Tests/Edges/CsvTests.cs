using System.Text;
using CsvHelper;
using LeanBot.Tables;

namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>Tables as files: what is written reads back as it was, and runs in no spreadsheet.</summary>
public sealed class CsvTests
{
    [Fact]
    public void What_is_written_reads_back_cell_by_cell()
    {
        string[] row = ["plain", "a;b,c", "«лапки» \"quoted\"", "two\nlines", "", "Ім'я 😀", " spaces "];

        var (bytes, rows) = Assert.Single(CsvWriting.Files(["a", "b", "c", "d", "e", "f", "g"], [row]));

        Assert.Equal(1, rows);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(row, Read(bytes)[1]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil\")")]
    [InlineData("+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void A_cell_that_would_run_as_a_formula_is_text(string cell)
    {
        var (bytes, _) = Assert.Single(CsvWriting.Files(["a"], [[cell]]));

        Assert.Equal("'" + cell, Read(bytes)[1][0]);
    }

    [Fact]
    public void A_table_that_is_too_large_becomes_several_files_each_with_its_heading()
    {
        var rows = Enumerable.Range(1, 1_000).Select(string[] (number) => [$"{number}", new string('x', 100)]);

        var files = CsvWriting.Files(["number", "text"], rows, bytesMax: 30_000).ToArray();

        Assert.InRange(files.Length, 2, 10);
        Assert.Equal(1_000, files.Sum(file => file.Rows));
        Assert.All(files, file => Assert.Equal("number", Read(file.Bytes)[0][0]));
        Assert.Equal(
            Enumerable.Range(1, 1_000).Select(number => $"{number}"),
            files.SelectMany(file => Read(file.Bytes).Skip(1)).Select(row => row[0]));
    }

    [Fact]
    public void Where_there_is_nothing_the_heading_stands_alone() =>
        Assert.Single(Read(Assert.Single(CsvWriting.Files(["a", "b"], [])).Bytes));

    [Theory]
    [InlineData("id;plan\n1;gold\n\n2;pro\n")]
    [InlineData("\uFEFFid,plan\r\n1,gold\r\n\r\n2,pro")]
    [InlineData("id\tplan\n\"1\"\tgold\n\t\n2\tpro")]
    public void A_file_is_read_whatever_stands_between_its_cells(string text)
    {
        var read = CsvReading.Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(read.Problem);
        Assert.Equal(["id", "plan"], read.Header);
        Assert.Equal(["1 gold", "2 pro"], read.Lines.Select(line => string.Join(' ', line.Cells!)));
        Assert.Equal([2, 4], read.Lines.Select(line => line.Number));
    }

    [Fact]
    public void A_line_whose_quotes_do_not_match_is_named()
    {
        var read = CsvReading.Read("id;plan\n1;\"gold\"x\n2;pro\n"u8.ToArray());

        Assert.Equal([null, "2"], read.Lines.Select(line => line.Cells?[0]));
    }

    [Fact]
    public void What_is_no_table_says_so()
    {
        Assert.Equal("notUtf8", CsvReading.Read([0x69, 0x64, 0x3B, 0xFF, 0xFE]).Problem);
        Assert.Equal("notATable", CsvReading.Read([]).Problem);
        Assert.Equal("notATable", CsvReading.Read([0x50, 0x4B, 0x03, 0x04, 0x00]).Problem);
        var many = string.Join('\n', Enumerable.Repeat("1;gold", CsvReading.LinesMax + 2));
        Assert.Equal("tooManyLines", CsvReading.Read(Encoding.UTF8.GetBytes(many)).Problem);
    }

    [Fact]
    public void The_same_bytes_have_the_same_name()
    {
        Assert.Equal(CsvReading.Read("a;b"u8.ToArray()).Hash, CsvReading.Read("a;b"u8.ToArray()).Hash);
        Assert.NotEqual(CsvReading.Read("a;b"u8.ToArray()).Hash, CsvReading.Read("a;c"u8.ToArray()).Hash);
    }

    private static List<string[]> Read(byte[] bytes)
    {
        using var csv = CsvReader.Create(bytes, new CsvReaderOptions { HasHeader = false, Separator = ',' });
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return rows;
    }
}

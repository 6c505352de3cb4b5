using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace LeanBot.Tables;

/// <summary>Writes a table as files that Telegram takes, each with its heading. A cell that a spreadsheet would
/// run as a formula is made text.</summary>
internal static class CsvWriting
{
    /// <summary>A bot may upload 50 MB. https://core.telegram.org/bots/api#senddocument</summary>
    public const int FileBytesMax = 45 * 1024 * 1024;

    /// <summary>What makes a formula of a cell, at its beginning.</summary>
    private const string FormulaSigns = "=+-@\t\r";

    private const int LookEveryRows = 100;

    private static readonly CsvConfiguration Way = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.None,
    };

    /// <summary>Makes the next file only when it is asked for: no more than one is in memory.</summary>
    /// <param name="bytesMax">A file ends soon after it.</param>
    public static IEnumerable<(byte[] Bytes, int Rows)> Files(
        IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, int bytesMax = FileBytesMax)
    {
        using var all = rows.GetEnumerator();
        var isMore = all.MoveNext();
        do
        {
            using var bytes = new MemoryStream();
            var count = 0;
            // Excel takes UTF-8 for something else where no mark says so.
            using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
            using (var csv = new CsvWriter(text, Way))
            {
                Write(csv, columns);
                while (isMore && !IsFull())
                {
                    Write(csv, all.Current);
                    count++;
                    isMore = all.MoveNext();
                }

                bool IsFull()
                {
                    if (count % LookEveryRows != 0) return false;
                    csv.Flush();
                    return bytes.Length >= bytesMax;
                }
            }

            yield return (bytes.ToArray(), count);
        }
        while (isMore);
    }

    private static void Write(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(Harmless(cell));
        csv.NextRecord();
    }

    private static string Harmless(string cell) =>
        cell.Length > 0 && FormulaSigns.Contains(cell[0]) ? "'" + cell : cell;
}

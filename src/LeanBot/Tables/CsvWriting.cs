using CsvHelper;

namespace LeanBot.Tables;

/// <summary>Writes a table as files that Telegram takes, each with its heading. A cell that a spreadsheet
/// would run as a formula is made text.</summary>
internal static class CsvWriting
{
    /// <summary>A bot may upload 50 MB. https://core.telegram.org/bots/api#senddocument</summary>
    public const int FileBytesMax = 45 * 1024 * 1024;

    private const int LookEveryRows = 100;

    private static readonly CsvWriterOptions Way = new()
    {
        NewLine = "\r\n",
        Injection = CsvInjection.Escape,
        // Excel takes UTF-8 for something else where no mark says so.
        WriteByteOrderMark = true,
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
            using (var csv = CsvWriter.Create(bytes, Way, leaveOpen: true))
            {
                Write(csv, columns);
                while (isMore && !IsFull(csv, bytes, count, bytesMax))
                {
                    Write(csv, all.Current);
                    count++;
                    isMore = all.MoveNext();
                }
            }

            yield return (bytes.ToArray(), count);
        }
        while (isMore);
    }

    private static bool IsFull(CsvWriter csv, MemoryStream bytes, int count, int bytesMax)
    {
        if (count == 0 || count % LookEveryRows != 0) return false;
        csv.Flush();
        return bytes.Length >= bytesMax;
    }

    private static void Write(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }
}

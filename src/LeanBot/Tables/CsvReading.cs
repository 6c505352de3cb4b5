using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LeanBot.Core.Features.Imports;

namespace LeanBot.Tables;

/// <summary>Reads the bytes of a file as a table. What the cells mean is judged elsewhere.</summary>
internal static class CsvReading
{
    public const int LinesMax = 100_000;

    private static readonly string[] Delimiters = [";", ",", "\t"];

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static ImportRead Read(byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (TextOf(bytes) is not { } text) return Problem(hash, "notUtf8");
        if (text.Contains('\0')) return Problem(hash, "notATable");
        var isBad = false;
        var way = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
            BadDataFound = _ => isBad = true,
            MissingFieldFound = null,
        };
        using var csv = new CsvParser(new StringReader(text), way);
        if (!csv.Read()) return Problem(hash, "notATable");
        var header = csv.Record!;
        var lines = new List<ImportLine>();
        isBad = false;
        while (csv.Read())
        {
            if (lines.Count == LinesMax) return Problem(hash, "tooManyLines");
            var cells = csv.Record!;
            // A spreadsheet leaves lines behind that hold nothing but delimiters.
            if (isBad || cells.Any(cell => cell.Length > 0))
                lines.Add(new ImportLine(csv.RawRow, isBad ? null : cells));
            isBad = false;
        }

        return new ImportRead(hash, header, lines);
    }

    private static ImportRead Problem(string hash, string problem) => new(hash, [], [], problem);

    /// <summary>Null where it is something else than UTF-8.</summary>
    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>What stands most often in the first line.</summary>
    private static string DelimiterOf(string text)
    {
        var first = text.AsSpan();
        if (first.IndexOfAny('\r', '\n') is > 0 and var end) first = first[..end];
        var line = first.ToString();
        return Delimiters.MaxBy(delimiter => line.Split(delimiter).Length)!;
    }
}

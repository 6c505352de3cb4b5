using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using LeanBot.Core.Features.Imports;

namespace LeanBot.Tables;

/// <summary>Reads the bytes of a file as a table. What the cells mean is judged elsewhere.</summary>
internal static class CsvReading
{
    public const int LinesMax = 100_000;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static ImportRead Read(byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (TextOf(bytes) is not { } text) return Problem(hash, "notUtf8");
        if (text.Contains('\0') || string.IsNullOrWhiteSpace(text)) return Problem(hash, "notATable");
        var broken = new HashSet<long>();
        using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => broken.Add(record.LineNumber),
        });
        try
        {
            return Read(csv, hash, broken);
        }
        catch (CsvFormatException)
        {
            return Problem(hash, "notATable");
        }
    }

    private static ImportRead Read(CsvReader csv, string hash, HashSet<long> broken)
    {
        IReadOnlyList<string>? header = null;
        var lines = new List<ImportLine>();
        while (csv.Read())
        {
            var cells = new string[csv.FieldCount];
            for (var at = 0; at < cells.Length; at++) cells[at] = csv.GetString(at);
            var isBroken = broken.Contains(csv.LineNumber);
            // A spreadsheet leaves lines behind that hold nothing but separators.
            if (!isBroken && cells.All(string.IsNullOrWhiteSpace)) continue;
            if (header is null) header = cells;
            else if (lines.Count == LinesMax) return Problem(hash, "tooManyLines");
            else lines.Add(new ImportLine((int)csv.LineNumber, isBroken ? null : cells));
        }

        return header is null ? Problem(hash, "notATable") : new ImportRead(hash, header, lines);
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
}

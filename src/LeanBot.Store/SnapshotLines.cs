using System.Text;
using System.Text.Json;

namespace LeanBot.Store;

/// <summary>Reads a snapshot whose checksum holds, line by line: as it was written, so the line ends are
/// where they belong.</summary>
internal sealed class SnapshotLines : IDisposable
{
    private readonly FileLines _lines;

    /// <exception cref="JsonException">The first line is not that of a snapshot.</exception>
    public SnapshotLines(Stream file)
    {
        _lines = new FileLines(file);
        var head = _lines.Next() is { } line ? (byte[])[.. line.Span, .. "}}"u8] : [];
        using var json = JsonDocument.Parse(head);
        Schema = json.RootElement.GetProperty("schema").GetInt32();
        Collection = json.RootElement.GetProperty("collection").GetString()!;
        Seq = json.RootElement.GetProperty("seq").GetInt64();
    }

    public int Schema { get; }
    public string Collection { get; }
    public long Seq { get; }

    /// <summary>Counts from 1.</summary>
    public long Number => _lines.Number;

    /// <summary>The next record, good until the one after it; null behind the last.</summary>
    /// <exception cref="JsonException">The line is none of a record.</exception>
    public (string Key, ReadOnlyMemory<byte> Json)? Next()
    {
        if (_lines.Next() is not { } line) throw new JsonException("It breaks off.");
        if (line.Span.SequenceEqual("}}"u8)) return null;
        var end = line.Span[^1] == ',' ? line.Length - 1 : line.Length;
        var colon = EndOfText(line.Span);
        var key = JsonSerializer.Deserialize<string>(line.Span[..colon])!;
        return (key, line[(colon + 1)..end]);
    }

    public void Dispose() => _lines.Dispose();

    /// <summary>Where the text ends with which the line begins.</summary>
    private static int EndOfText(ReadOnlySpan<byte> line)
    {
        for (var at = 1; at < line.Length; at++)
        {
            if (line[at] == '"') return at + 1;
            if (line[at] == '\\') at++;
        }

        throw new JsonException($"This is no record: {Encoding.UTF8.GetString(line)}");
    }
}

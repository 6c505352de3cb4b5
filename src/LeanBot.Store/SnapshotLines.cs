using System.Text;
using System.Text.Json;

namespace LeanBot.Store;

/// <summary>Reads a snapshot whose checksum holds, line by line: as it was written, so the line ends are
/// where they belong.</summary>
internal sealed class SnapshotLines : IDisposable
{
    private readonly Stream _file;
    private byte[] _buffer = new byte[64 * 1024];
    private int _from;
    private int _to;

    /// <exception cref="JsonException">The first line is not that of a snapshot.</exception>
    public SnapshotLines(Stream file)
    {
        _file = file;
        var head = Line() is { } line ? (byte[])[.. line.Span, .. "}}"u8] : [];
        using var json = JsonDocument.Parse(head);
        Schema = json.RootElement.GetProperty("schema").GetInt32();
        Collection = json.RootElement.GetProperty("collection").GetString()!;
        Seq = json.RootElement.GetProperty("seq").GetInt64();
    }

    public int Schema { get; }
    public string Collection { get; }
    public long Seq { get; }

    /// <summary>Counts from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next record, good until the one after it; null behind the last.</summary>
    /// <exception cref="JsonException">The line is none of a record.</exception>
    public (string Key, ReadOnlyMemory<byte> Json)? Next()
    {
        if (Line() is not { } line) throw new JsonException("It breaks off.");
        if (line.Span.SequenceEqual("}}"u8)) return null;
        var end = line.Span[^1] == ',' ? line.Length - 1 : line.Length;
        var colon = EndOfText(line.Span);
        var key = JsonSerializer.Deserialize<string>(line.Span[..colon])!;
        return (key, line[(colon + 1)..end]);
    }

    public void Dispose() => _file.Dispose();

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

    /// <summary>Without its end; null behind the last.</summary>
    private ReadOnlyMemory<byte>? Line()
    {
        for (var known = 0; ;)
        {
            var length = _buffer.AsSpan((_from + known).._to).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = _buffer.AsMemory(_from, known + length);
                (_from, Number) = (_from + known + length + 1, Number + 1);
                return line;
            }

            known = _to - _from;
            if (!Fill()) return null;
        }
    }

    private bool Fill()
    {
        var grown = _to - _from == _buffer.Length ? new byte[2 * _buffer.Length] : _buffer;
        _buffer.AsSpan(_from.._to).CopyTo(grown);
        (_buffer, _from, _to) = (grown, 0, _to - _from);
        var count = _file.Read(_buffer.AsSpan(_to));
        _to += count;
        return count > 0;
    }
}

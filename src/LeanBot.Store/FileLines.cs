namespace LeanBot.Store;

/// <summary>Reads a file of lines, however large it is: one line at a time is in memory.</summary>
internal sealed class FileLines(Stream file) : IDisposable
{
    private const int UsualBytes = 64 * 1024;

    /// <summary>No line is as long: what goes on without an end is none.</summary>
    private const int LineBytesMax = 2 * JournalLine.LineBytesMax;

    private byte[] _buffer = new byte[UsualBytes];
    private int _from;
    private int _to;

    /// <summary>Of the line that was read last; counts from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line without its end, good until the one after it; null where no further line has
    /// an end.</summary>
    public ReadOnlyMemory<byte>? Next()
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

    public void Dispose() => file.Dispose();

    private bool Fill()
    {
        if (_to - _from == LineBytesMax) return false;
        var grown = _to - _from == _buffer.Length ? new byte[2 * _buffer.Length] : _buffer;
        _buffer.AsSpan(_from.._to).CopyTo(grown);
        (_buffer, _from, _to) = (grown, 0, _to - _from);
        var count = file.Read(_buffer.AsSpan(_to));
        _to += count;
        return count > 0;
    }
}

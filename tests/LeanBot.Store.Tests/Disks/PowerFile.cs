namespace LeanBot.Store.Tests;

/// <summary>A file with what is seen of it and what is durable.</summary>
public sealed class PowerFile(byte[] durable) : IDiskFile
{
    /// <summary>In order; without bytes it is a new length.</summary>
    private readonly List<(int Offset, byte[]? Bytes)> _unsynced = [];
    private readonly Image _durable = new(durable);
    private readonly Image _now = new(durable);

    /// <summary>What whoever reads it sees.</summary>
    public byte[] Now => _now.ToArray();

    public void Write(long offset, ReadOnlySpan<byte> bytes) => Do(((int)offset, bytes.ToArray()));

    public void Truncate(long sizeBytes) => Do(((int)sizeBytes, null));

    public void Sync()
    {
        foreach (var (offset, bytes) in _unsynced) _durable.Do(offset, bytes);
        _unsynced.Clear();
    }

    /// <summary>An fsync that fails, as Linux has it: the pages count as clean from here on, are still seen,
    /// and no later fsync writes them.</summary>
    public void SyncInVain() => _unsynced.Clear();

    public void Dispose()
    {
    }

    /// <summary>Each sector as it was after some of the writes, the last of which may have come half way; and
    /// the length of one of these moments.</summary>
    public byte[] Torn(Random chance, int sectorBytes)
    {
        if (_unsynced.Count == 0) return _durable.ToArray();
        var moments = Moments(chance);
        var torn = new byte[moments[chance.Next(moments.Count)].Length];
        for (var at = 0; at < torn.Length; at += sectorBytes)
        {
            var moment = moments[chance.Next(moments.Count)];
            if (at >= moment.Length) continue;
            var length = Math.Min(Math.Min(sectorBytes, moment.Length - at), torn.Length - at);
            moment.AsSpan(at, length).CopyTo(torn.AsSpan(at));
        }

        return torn;
    }

    private List<byte[]> Moments(Random chance)
    {
        var moments = new List<byte[]> { _durable.ToArray() };
        foreach (var change in _unsynced[..^1]) moments.Add(After(moments[^1], change));
        var (offset, bytes) = _unsynced[^1];
        var before = moments[^1];
        if (bytes is not null) moments.Add(After(before, (offset, bytes[..chance.Next(bytes.Length + 1)])));
        moments.Add(After(before, (offset, bytes)));
        return moments;
    }

    private void Do((int Offset, byte[]? Bytes) change)
    {
        _now.Do(change.Offset, change.Bytes);
        _unsynced.Add(change);
    }

    private static byte[] After(byte[] content, (int Offset, byte[]? Bytes) change)
    {
        var after = new Image(content);
        after.Do(change.Offset, change.Bytes);
        return after.ToArray();
    }

    /// <summary>What a file holds. A change costs as much as it writes, however long the file is.</summary>
    private sealed class Image(byte[] content)
    {
        private byte[] _bytes = [.. content];
        private int _size = content.Length;

        public byte[] ToArray() => _bytes[.._size];

        public void Do(int offset, byte[]? bytes)
        {
            var end = offset + (bytes?.Length ?? 0);
            if (end > _bytes.Length) Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
            bytes?.CopyTo(_bytes, offset);
            // What was cut off must not come back where the file grows again.
            if (bytes is null && offset < _size) _bytes.AsSpan(offset, _size - offset).Clear();
            _size = bytes is null ? offset : Math.Max(_size, end);
        }
    }
}

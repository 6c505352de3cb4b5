namespace LeanBot.Store.Tests;

/// <summary>A file with what is seen of it and what is durable.</summary>
public sealed class PowerFile(byte[] durable) : IDiskFile
{
    /// <summary>In order; without bytes it is a new length.</summary>
    private readonly List<(int Offset, byte[]? Bytes)> _unsynced = [];
    private byte[] _durable = durable;

    /// <summary>What whoever reads it sees.</summary>
    public byte[] Now { get; private set; } = durable;

    public void Write(long offset, ReadOnlySpan<byte> bytes) => Do(((int)offset, bytes.ToArray()));

    public void Truncate(long sizeBytes) => Do(((int)sizeBytes, null));

    public void Sync()
    {
        foreach (var change in _unsynced) _durable = After(_durable, change);
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
        if (_unsynced.Count == 0) return _durable;
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
        var moments = new List<byte[]> { _durable };
        foreach (var change in _unsynced[..^1]) moments.Add(After(moments[^1], change));
        var (offset, bytes) = _unsynced[^1];
        var before = moments[^1];
        if (bytes is not null) moments.Add(After(before, (offset, bytes[..chance.Next(bytes.Length + 1)])));
        moments.Add(After(before, (offset, bytes)));
        return moments;
    }

    private void Do((int Offset, byte[]? Bytes) change)
    {
        Now = After(Now, change);
        _unsynced.Add(change);
    }

    private static byte[] After(byte[] content, (int Offset, byte[]? Bytes) change)
    {
        var (offset, bytes) = change;
        var after = new byte[bytes is null ? offset : Math.Max(content.Length, offset + bytes.Length)];
        content.AsSpan(0, Math.Min(content.Length, after.Length)).CopyTo(after);
        bytes?.CopyTo(after, offset);
        return after;
    }
}

namespace LeanBot.Store;

/// <summary>Syncs a file step by step while it is written. All of a large one at its end would keep the disk
/// from the journal for a while, and there somebody waits for an acknowledgement.</summary>
/// <param name="rest">Leaves the disk to others between two small steps; null where nobody waits.</param>
internal sealed class SteadyFile(IDiskFile file, Action? rest) : IDiskFile
{
    private const int LargeStepBytes = 4 * 1024 * 1024;
    private const int SmallStepBytes = 256 * 1024;

    private readonly int _stepBytes = rest is null ? LargeStepBytes : SmallStepBytes;
    private long _unsynced;

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        file.Write(offset, bytes);
        _unsynced += bytes.Length;
        if (_unsynced < _stepBytes) return;
        Sync();
        rest?.Invoke();
    }

    public void Sync()
    {
        file.Sync();
        _unsynced = 0;
    }

    public void Truncate(long sizeBytes) => file.Truncate(sizeBytes);

    public void Dispose() => file.Dispose();
}

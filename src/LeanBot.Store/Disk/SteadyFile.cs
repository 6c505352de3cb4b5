namespace LeanBot.Store;

/// <summary>Syncs a file every few megabytes while it is written. All of a large one at its end would keep
/// the disk from the journal for a while, and there somebody waits for an acknowledgement.</summary>
internal sealed class SteadyFile(IDiskFile file) : IDiskFile
{
    private const int StepBytes = 4 * 1024 * 1024;

    private long _unsynced;

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        file.Write(offset, bytes);
        _unsynced += bytes.Length;
        if (_unsynced >= StepBytes) Sync();
    }

    public void Sync()
    {
        file.Sync();
        _unsynced = 0;
    }

    public void Truncate(long sizeBytes) => file.Truncate(sizeBytes);

    public void Dispose() => file.Dispose();
}

namespace LeanBot.Store;

/// <summary>A file that is being written.</summary>
public interface IDiskFile : IDisposable
{
    /// <summary>Writes all of it, or throws with any part of it written.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Returns when the content is durable. After a throw nothing is known of it, and a second try
    /// would lie: the kernel reports a lost page once.</summary>
    void Sync();

    void Truncate(long sizeBytes);
}

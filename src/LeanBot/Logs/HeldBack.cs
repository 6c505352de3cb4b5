namespace LeanBot.Logs;

/// <summary>A stream that keeps what is written to it until it is told to let go, or has much of it. Whoever
/// writes flushes after every line; that costs a call of the system each, and nobody reads so fast.</summary>
internal sealed class HeldBack(Stream inner) : Stream
{
    private const int BytesMax = 64 * 1024;

    private readonly BufferedStream _held = new(inner, BytesMax);
    private bool _isClosed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_isClosed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What was closed holds nothing any more: a file gives way to another at midnight, and that one
    /// may not open.</summary>
    /// <exception cref="IOException">It can't be written; it is kept.</exception>
    public void LetGo()
    {
        if (!_isClosed) _held.Flush();
    }

    public override void Write(byte[] buffer, int offset, int count) => _held.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _held.Write(buffer);

    public override void Flush()
    {
        // Not before it is let go.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _isClosed = true;
        if (disposing) _held.Dispose();
        base.Dispose(disposing);
    }
}

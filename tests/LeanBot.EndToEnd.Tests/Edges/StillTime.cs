namespace LeanBot.EndToEnd.Tests.Edges;

/// <summary>Time that stands still until a clock on it is moved.</summary>
internal sealed class StillTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => Rows.Now;

    public override long GetTimestamp() => 0;
}

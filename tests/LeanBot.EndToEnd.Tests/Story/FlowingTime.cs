namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Time that flows as everywhere, from a day of our choice: no test depends on today's
/// date.</summary>
internal sealed class FlowingTime(DateTimeOffset start) : TimeProvider
{
    private readonly long _began = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_began);
}

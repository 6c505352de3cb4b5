namespace LeanBot.Telegram;

/// <summary>What follows a poll that failed.</summary>
internal static class PollPolicy
{
    private static readonly TimeSpan AfterConflict = TimeSpan.FromSeconds(10);

    private static readonly int[] WaitsSeconds = [1, 2, 5, 10, 30];

    /// <param name="failures">How many polls in a row failed before this one.</param>
    /// <returns>How long to wait before the next; null where there must be none.</returns>
    public static TimeSpan? After(ApiError error, int failures) => error.Status switch
    {
        401 => null,
        409 => AfterConflict,
        429 when error.RetryAfter is { } asked => asked,
        _ => TimeSpan.FromSeconds(WaitsSeconds[Math.Min(failures, WaitsSeconds.Length - 1)]),
    };
}

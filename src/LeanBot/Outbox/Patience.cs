using LeanBot.Core;

namespace LeanBot.Outbox;

/// <summary>How long is waited between tries, and when it is enough.</summary>
internal static class Patience
{
    public const int AttemptsMax = 12;

    /// <summary>Also where an attempt is never the last.</summary>
    public static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(10);

    private static readonly int[] WaitsSeconds = [1, 2, 5, 10, 30, 60, 120, 300];

    /// <param name="attempts">How often it was put off before.</param>
    public static TimeSpan After(int attempts) =>
        attempts < WaitsSeconds.Length ? TimeSpan.FromSeconds(WaitsSeconds[attempts]) : WaitMax;

    /// <summary>What the engine is told; null where the row stays as it is.</summary>
    public static CallResult? Settle(OutboxRow row, Verdict verdict, DateTimeOffset now) => verdict switch
    {
        Verdict.Done done => new CallResult.Done(done.Value),
        Verdict.ChatMoved moved => new CallResult.ChatMoved(moved.From, moved.To),
        Verdict.Drop drop => Failed(drop.Reason, drop.Why),
        Verdict.Retry { ForEver: false, IsTry: true } retry when IsEnough(row) =>
            Failed(FailureReason.Exhausted, retry.Why),
        Verdict.Retry retry => new CallResult.PutOff(
            now + retry.After, retry.Why, retry.IsTry, IsExcused: retry.ForEver),
        Verdict.Bug bug when IsEnough(row) => Failed(FailureReason.Bug, bug.Why),
        // Once: whoever has to mend it knows by then.
        Verdict.Bug bug => new CallResult.PutOff(
            now + After(row.Attempts), bug.Why, TellsAdmins: Tries(row) == AttemptsMax),
        _ => null,
    };

    private static bool IsEnough(OutboxRow row) =>
        Tries(row) >= AttemptsMax && row.Request.MayBeGivenUp;

    /// <summary>With the last one. What was tried while nobody was there does not count, or the first error
    /// after an outage of hours would be the end.</summary>
    private static int Tries(OutboxRow row) => row.Attempts - row.Excused + 1;

    private static CallResult.Failed Failed(FailureReason reason, string why) =>
        new(new Failure(reason, why));
}

namespace LeanBot.Core.Features.Rounds;

/// <summary>What was put off by a clock that was ahead would wait for years. To try too early does no
/// harm.</summary>
internal static class PutOff
{
    /// <summary>Longer than a failure is waited for; what a service has asked for, its pacing
    /// remembers.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromHours(1);

    /// <summary>Longer than anything waits for a right to come back.</summary>
    private static readonly TimeSpan HeldMax = TimeSpan.FromDays(8);

    /// <summary>What is more than this comes with the next round.</summary>
    private const int AtOnceMax = 300;

    public static void BringToNow(Turn turn)
    {
        var late = turn.Tx.All<OutboxRow>().Where(row => IsTooLate(row, turn.Now)).Take(AtOnceMax);
        foreach (var row in late.ToArray())
        {
            // What was staged for later keeps its distance to the moment at which it was staged.
            var ahead = row.StagedAt - turn.Now;
            turn.Tx.Put(ahead > TimeSpan.Zero
                ? row with
                {
                    StagedAt = turn.Now,
                    NotBefore = row.LastError is null ? row.NotBefore - ahead : turn.Now,
                    ExpiresAt = row.ExpiresAt - ahead,
                }
                : row with { NotBefore = turn.Now });
        }
    }

    private static bool IsTooLate(OutboxRow row, DateTimeOffset now) =>
        row.StagedAt > now
        || (row.LastError is not null && row.NotBefore > now + (row.HeldFor is null ? WaitMax : HeldMax));
}

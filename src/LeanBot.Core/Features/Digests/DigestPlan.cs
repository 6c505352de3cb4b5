using LeanBot.Core.Features.Diary;

namespace LeanBot.Core.Features.Digests;

/// <summary>When the team gets the next summary, and which days it has had one of.</summary>
/// <param name="NextAt">UTC.</param>
/// <param name="Through">The last day that a summary told of.</param>
[Kept("digests")]
public sealed record DigestPlan(DateTimeOffset NextAt, DateOnly Through) : Record
{
    public const string OnlyKey = "team";

    public override string Key => OnlyKey;
    public override DateTimeOffset? Due => NextAt;

    /// <summary>Works out the next moment anew: at the start, and when the hour or the zone was
    /// changed.</summary>
    public static void Renew(Turn turn)
    {
        var yesterday = Diaries.Today(turn).AddDays(-1);
        var through = turn.Tx.Get<DigestPlan>(OnlyKey)?.Through ?? yesterday;
        // A clock that was ahead must not keep the team waiting for years.
        turn.Tx.Put(After(turn, through > yesterday ? yesterday : through));
    }

    /// <summary>The next one tells of all days since: after a time in which nobody was there that is one, and
    /// not one a day.</summary>
    public static DigestPlan After(Turn turn, DateOnly through)
    {
        var (next, today) = (AtHour(turn, through.AddDays(2)), AtHour(turn, Diaries.Today(turn)));
        return new DigestPlan(next > today ? next : today, through);
    }

    private static DateTimeOffset AtHour(Turn turn, DateOnly day) => LocalClock.At(
        turn.Config.Zone, day.ToDateTime(TimeOnly.MinValue), turn.Config.Settings.Digest.Hour);
}

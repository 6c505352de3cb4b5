namespace LeanBot.Core.Features.Support;

/// <summary>When a member has written to the team within the last day, oldest first.</summary>
[Kept("supportPaces")]
public sealed record SupportPace(MemberId Member, IReadOnlyList<DateTimeOffset> SentAt) : Record
{
    private const int Max = 5;
    private const int DayMax = 20;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public override string Key => Member.ToString();
    public override DateTimeOffset? Due => SentAt[^1] + Day;

    /// <summary>From when on the member may write again; null where they may now, and have.</summary>
    public static DateTimeOffset? Spend(Turn turn, MemberId member)
    {
        var known = turn.Tx.Get<SupportPace>(member.ToString())?.SentAt ?? [];
        var lately = known.Where(at => at > turn.Now - Day).ToArray();
        if (lately.Length >= DayMax) return lately[^DayMax] + Day;
        if (lately.Length >= Max && lately[^Max] > turn.Now - Window) return lately[^Max] + Window;
        turn.Tx.Put(new SupportPace(member, [.. lately, turn.Now]));
        return null;
    }
}

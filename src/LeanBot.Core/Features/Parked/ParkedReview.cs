namespace LeanBot.Core.Features.Parked;

/// <summary>Looks through what is parked every day: nothing is to be forgotten there, and nothing to stay for
/// ever.</summary>
/// <param name="At">UTC.</param>
/// <param name="RemindedAt">When the admins were last reminded of what waits, UTC.</param>
[Kept("parkedReviews")]
public sealed record ParkedReview(DateTimeOffset At, DateTimeOffset? RemindedAt = null) : Record
{
    public const string OnlyKey = "all";

    public static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public override string Key => OnlyKey;
    public override DateTimeOffset? Due => At;

    /// <summary>There is something to look through from now on.</summary>
    internal static void Begin(Turn turn)
    {
        if (turn.Tx.Get<ParkedReview>(OnlyKey) is null) turn.Tx.Put(new ParkedReview(turn.Now + Every));
    }
}

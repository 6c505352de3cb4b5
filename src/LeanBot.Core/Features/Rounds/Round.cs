namespace LeanBot.Core.Features.Rounds;

/// <summary>When one Stripe account was last gone through for what no event told.</summary>
/// <param name="NextAt">UTC.</param>
/// <param name="BeganAt">When the last one began, UTC; null before the first.</param>
/// <param name="Through">When the last one began that came to its end, UTC: what was before is
/// known.</param>
/// <param name="AskedThrough">The last subscription that was asked for one by one, by its key; empty where
/// the
/// next round begins with the first.</param>
[Kept("rounds")]
public sealed record Round(
    string Account, DateTimeOffset NextAt, DateTimeOffset? BeganAt = null, DateTimeOffset? Through = null,
    string AskedThrough = "") : Record
{
    public override string Key => Account;
    public override DateTimeOffset? Due => NextAt;
}

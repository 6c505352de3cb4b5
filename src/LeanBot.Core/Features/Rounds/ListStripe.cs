namespace LeanBot.Core.Features.Rounds;

/// <summary>Asks Stripe for the next page of each list, the newest first.</summary>
/// <param name="Since">Made at or after this moment, UTC.</param>
/// <param name="RoundBegan">UTC.</param>
[Wire("stripe.list")]
public sealed record ListStripe(
    string Account, IReadOnlyList<StripeCursor> Cursors, DateTimeOffset Since, DateTimeOffset RoundBegan)
    : Outgoing
{
    public override string Lane => $"stripe:{Account}:round";
    public override Priority Priority => Priority.Bulk;
}

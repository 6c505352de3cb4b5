namespace LeanBot.Core.Features.Rounds;

/// <summary>Asks Stripe for a page of a list, the newest first.</summary>
/// <param name="Since">Made at or after this moment, UTC.</param>
/// <param name="RoundBegan">UTC.</param>
/// <param name="After">The id of the last object of the page before; null for the first page.</param>
[Wire("stripe.list")]
public sealed record ListStripe(
    string Account, StripeList List, DateTimeOffset Since, DateTimeOffset RoundBegan, string? After = null)
    : Outgoing
{
    public override string Lane => $"stripe:{Account}:round";
    public override Priority Priority => Priority.Bulk;
}

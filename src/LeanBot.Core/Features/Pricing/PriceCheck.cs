namespace LeanBot.Core.Features.Pricing;

/// <summary>What an account of Stripe said of its prices last.</summary>
/// <param name="At">UTC.</param>
/// <param name="Problem">Why it said nothing; null where it did.</param>
[Kept("priceChecks")]
public sealed record PriceCheck(
    string Account, DateTimeOffset At, IReadOnlyList<PriceAtStripe> Prices, string? Problem = null) : Record
{
    public override string Key => Account;
}

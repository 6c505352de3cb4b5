namespace LeanBot.Core.Features.Pricing;

/// <param name="Prices">As they were asked for, in that order.</param>
public sealed record PricesChecked(IReadOnlyList<PriceAtStripe> Prices);

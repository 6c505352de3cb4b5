using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Pricing;

/// <summary>A price that is sold, and what stands under its lookup key at Stripe.</summary>
/// <param name="PriceId">Stripe's <c>price_…</c>; null where there is none.</param>
/// <param name="Found">What that one costs; null where there is none, or no fixed amount.</param>
/// <param name="IsRight">It is the one that is sold.</param>
public sealed record PriceAtStripe(PlanPrice Wanted, string? PriceId, Money? Found, bool IsRight);

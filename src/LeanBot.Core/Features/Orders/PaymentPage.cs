using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Features.Orders;

/// <summary>What a payment page sells. Product and price are found by lookup key and made when
/// missing.</summary>
/// <param name="Promo">What is taken off; a coupon is found or made like the price.</param>
/// <param name="PlanTitle">The product's name at Stripe.</param>
public sealed record PaymentPage(
    OrderId Order, MemberId Member, PlanId Plan, string PlanTitle, Period Period, Money Price,
    DateTimeOffset ExpiresAt, PromoTerms? Promo = null)
{
    /// <summary>What Stripe is to know of it.</summary>
    public PlanPrice PlanPrice => new(Plan, PlanTitle, Period, Price);

    /// <summary>Free days before the first charge; 0 for none.</summary>
    public int TrialDays { get; init; }

    public bool TrialNeedsCard { get; init; } = true;
}

using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Promos;

/// <summary>What a promo gives, as it stood when it was promised: an order and a subscription keep it,
/// whatever
/// becomes of the code.</summary>
/// <param name="Title">The coupon's name at Stripe, which stands on invoices.</param>
public sealed record PromoTerms(string Code, string Title, Discount Discount, PromoDuration Duration)
{
    private const int MonthsOfYear = 12;

    public static PromoTerms Of(Promo promo) =>
        new(promo.Code, promo.Title, promo.Discount, promo.Duration);

    /// <summary>How many payments it is for; null for all of them. Stripe counts months from the beginning,
    /// so a yearly payment within them is taken off as a whole.
    /// https://docs.stripe.com/billing/subscriptions/coupons#coupon-duration</summary>
    public int? PaymentsOf(Period period) => (Duration, period) switch
    {
        (PromoDuration.Once, _) => 1,
        (PromoDuration.Repeating repeating, Period.Month) => repeating.Months,
        (PromoDuration.Repeating repeating, _) => (repeating.Months + MonthsOfYear - 1) / MonthsOfYear,
        _ => null,
    };
}

namespace LeanBot.Core.Features.Promos;

/// <summary>What is taken off the next payments of a subscription.</summary>
/// <param name="Until">Payments at or after this moment are whole again, UTC; null where none ever
/// is.</param>
public sealed record HeldDiscount(string Code, Discount Discount, DateTimeOffset? Until)
{
    /// <summary>Null for what is taken off one payment alone.</summary>
    /// <param name="start">When the first of them was made, UTC.</param>
    public static HeldDiscount? Of(PromoTerms terms, DateTimeOffset start) => terms.Duration switch
    {
        PromoDuration.Repeating repeating =>
            new HeldDiscount(terms.Code, terms.Discount, start.AddMonths(repeating.Months)),
        PromoDuration.Forever => new HeldDiscount(terms.Code, terms.Discount, null),
        _ => null,
    };

    /// <param name="at">When it is paid, UTC.</param>
    public Money Of(Money price, DateTimeOffset at) =>
        Until is null || at < Until ? Discount.Of(price) : price;
}

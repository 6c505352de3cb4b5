using System.Text.Json.Serialization;

namespace LeanBot.Core.Features.Promos;

/// <summary>How many payments a promo is for, in the words of Stripe's coupons.
/// https://docs.stripe.com/api/coupons/object#coupon_object-duration</summary>
[JsonDerivedType(typeof(Once), "once")]
[JsonDerivedType(typeof(Repeating), "repeating")]
[JsonDerivedType(typeof(Forever), "forever")]
public abstract record PromoDuration
{
    public sealed record Once : PromoDuration;

    public sealed record Repeating(int Months) : PromoDuration;

    public sealed record Forever : PromoDuration;
}

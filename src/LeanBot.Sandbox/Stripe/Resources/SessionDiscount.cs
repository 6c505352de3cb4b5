using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>The discount that a session is made with, as far as Stripe accepts it.</summary>
internal static class SessionDiscount
{
    /// <summary>Null where none is given.</summary>
    public static (JsonObject Coupon, string? Code)? Read(StripeCall call, JsonArray lines)
    {
        var given = call.Given;
        if (!given.Has("discounts"))
            return null;
        if (given.Has("allow_promotion_codes"))
        {
            throw StripeError.Invalid(
                "You may only specify one of these parameters: allow_promotion_codes, discounts.",
                "allow_promotion_codes");
        }

        if (given.Items("discounts").Count > 1)
            throw StripeError.Invalid("You may only apply one discount per Checkout Session.", "discounts");
        if (given.Has("discounts[0][coupon]") && given.Has("discounts[0][promotion_code]"))
        {
            throw StripeError.Invalid(
                "You may only specify one of these parameters: coupon, promotion_code.", "discounts[0]");
        }

        var code = given.Text("discounts[0][promotion_code]");
        var coupon = code is null
            ? call.Objects.Get("coupon", given.Needed("discounts[0][coupon]"), "discounts[0][coupon]")
            : OfCode(call, code);
        Check(call, coupon, lines);
        return (coupon, code);
    }

    private static JsonObject OfCode(StripeCall call, string id)
    {
        const string Param = "discounts[0][promotion_code]";
        var code = call.Objects.Get("promotion_code", id, Param);
        if (!code.Is("active"))
            throw StripeError.Invalid("This promotion code is inactive.", Param, "promotion_code_inactive");
        return call.Objects.Get("coupon", Discounts.CouponOf(code), Param);
    }

    private static void Check(StripeCall call, JsonObject coupon, JsonArray lines)
    {
        if (!CouponResource.IsValid(call.Turn, coupon))
            throw StripeError.Invalid($"Coupon {coupon.Id()} is expired.", "discounts", "coupon_expired");
        var currency = (string?)lines.FirstOrDefault()?["currency"];
        if (coupon.Text("currency") is { } own && own != currency)
        {
            throw StripeError.Invalid(
                $"The coupon's currency ({own}) does not match the currency of the session ({currency}).",
                "discounts");
        }

        if (!lines.Any(line => Discounts.AppliesTo(coupon, (string?)line!["price"]!["product"])))
        {
            throw StripeError.Invalid(
                $"This coupon cannot be redeemed because it does not apply to anything in this order.",
                "discounts");
        }
    }
}

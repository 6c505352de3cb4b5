using System.Globalization;
using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>Coupons: what is taken off. Their terms never change.</summary>
internal static class CouponResource
{
    private const int NameMax = 40;

    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/coupons", Create,
            "id", "name", "metadata[*]", "percent_off", "amount_off", "currency", "duration",
            "duration_in_months", "max_redemptions", "redeem_by", "applies_to[products][#]");
        routes.Add("POST", "/v1/coupons/{id}", Update, "name", "metadata[*]");
        routes.Add("GET", "/v1/coupons/{id}", call => call.Named("coupon"));
        routes.Add("DELETE", "/v1/coupons/{id}", Delete);
        routes.AddList("/v1/coupons", call => call.Page(call.Objects.All("coupon")));
    }

    /// <summary>Whether it can still be redeemed.</summary>
    public static bool IsValid(StripeTurn turn, JsonObject coupon) =>
        (coupon["max_redemptions"] is null
            || coupon.Number("times_redeemed") < coupon.Number("max_redemptions"))
        && !(coupon.Moment("redeem_by") <= turn.Now);

    private static JsonObject Create(StripeCall call)
    {
        var given = call.Given;
        var id = given.Text("id");
        if (call.Objects.Find("coupon", id) is not null)
            throw StripeError.Invalid($"Coupon already exists.", "id", "resource_already_exists");
        var percent = Percent(given);
        var amount = given.Number("amount_off");
        if ((percent is null) == (amount is null))
            throw StripeError.Invalid("Must provide either `percent_off` or `amount_off`.");
        if (amount <= 0)
            throw StripeError.Invalid("Invalid positive integer", "amount_off", "parameter_invalid_integer");
        var duration = given.OneOf("duration", "once", "repeating", "forever") ?? "once";
        if ((duration == "repeating") != given.Has("duration_in_months"))
        {
            throw StripeError.Invalid(
                duration == "repeating"
                    ? "You must pass duration_in_months when passing duration=repeating."
                    : "You cannot pass duration_in_months unless duration is repeating.",
                "duration_in_months");
        }

        if (given.Text("name") is { Length: > NameMax })
            throw StripeError.Invalid("Invalid string: must be at most 40 characters", "name");
        foreach (var product in given.Texts("applies_to[products]"))
            call.Objects.Get("product", product, "applies_to[products]");
        var coupon = call.Turn.New("coupon", id ?? call.Turn.NewId("", 8));
        coupon["amount_off"] = amount;
        coupon["currency"] = amount is null ? null : Prices.Currency(given, "currency");
        coupon["duration"] = duration;
        coupon["duration_in_months"] = given.Number("duration_in_months");
        coupon["max_redemptions"] = given.Number("max_redemptions");
        coupon["metadata"] = given.Metadata();
        coupon["name"] = given.Text("name");
        coupon["percent_off"] = percent;
        coupon["redeem_by"] = given.Number("redeem_by");
        coupon["times_redeemed"] = 0;
        coupon["valid"] = true;
        if (given.Has("applies_to"))
        {
            coupon["applies_to"] = new JsonObject
            {
                ["products"] = new JsonArray(
                    [.. given.Texts("applies_to[products]").Select(product => (JsonNode)product)]),
            };
        }

        call.Objects.Add(coupon);
        call.Turn.Emit("coupon.created", coupon);
        return coupon;
    }

    private static decimal? Percent(StripeParams given)
    {
        if (given.Text("percent_off") is not { } text)
            return null;
        return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and <= 100
                ? percent
                : throw StripeError.Invalid(
                    "Invalid percent_off: must be greater than 0 and at most 100.", "percent_off");
    }

    private static JsonObject Update(StripeCall call)
    {
        var coupon = call.Named("coupon");
        call.Turn.Update("coupon.updated", coupon, () =>
        {
            if (call.Given.Text("name") is { } name)
                coupon["name"] = name;
            call.Given.MergeMetadata(coupon["metadata"]!.AsObject());
        });
        return coupon;
    }

    /// <summary>Discounts that it gives already go on.</summary>
    private static JsonObject Delete(StripeCall call)
    {
        var coupon = call.Named("coupon");
        coupon["valid"] = false;
        coupon["redeem_by"] = call.Turn.Seconds;
        call.Turn.Emit("coupon.deleted", coupon);
        return new JsonObject { ["id"] = coupon.Id(), ["object"] = "coupon", ["deleted"] = true };
    }
}

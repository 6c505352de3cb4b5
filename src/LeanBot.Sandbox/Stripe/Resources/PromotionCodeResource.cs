using System.Text.Json.Nodes;
using LeanBot.Sandbox.Stripe.Billing;

namespace LeanBot.Sandbox.Stripe.Resources;

/// <summary>Promotion codes: words that people can type for a coupon.</summary>
internal static class PromotionCodeResource
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Add("POST", "/v1/promotion_codes", Create,
            "promotion[type]", "promotion[coupon]", "code", "active", "customer", "expires_at",
            "max_redemptions", "restrictions[first_time_transaction]", "restrictions[minimum_amount]",
            "restrictions[minimum_amount_currency]", "metadata[*]");
        routes.Add("POST", "/v1/promotion_codes/{id}", Update, "active", "metadata[*]", "restrictions[**]");
        routes.Add("GET", "/v1/promotion_codes/{id}", call => call.Named("promotion_code"));
        routes.AddList("/v1/promotion_codes", List, "code", "coupon", "active", "customer");
    }

    private static JsonObject Create(StripeCall call)
    {
        var given = call.Given;
        given.Needed("promotion[type]");
        given.OneOf("promotion[type]", "coupon");
        var coupon = call.Objects.Get("coupon", given.Needed("promotion[coupon]"), "promotion[coupon]");
        var text = given.Text("code") ?? call.Turn.NewId("", 8).ToUpperInvariant();
        if (!text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            throw StripeError.Invalid(
                "Promotion codes may only contain characters (a-z, A-Z), digits (0-9), and dashes (-).",
                "code");
        }

        if (call.Objects.All("promotion_code").Any(one => one.Is("active") && IsSame(one, text)))
            throw StripeError.Invalid($"An active promotion code with `code: {text}` already exists.", "code");
        if (given.Number("max_redemptions") > coupon.Number("max_redemptions")
            && coupon["max_redemptions"] is not null)
        {
            throw StripeError.Invalid(
                "Promotion code max_redemptions cannot exceed the coupon's.", "max_redemptions");
        }

        var code = call.Turn.New("promotion_code", call.Turn.NewId("promo_1", 23));
        code["active"] = given.Flag("active") ?? true;
        code["code"] = text;
        code["customer"] = given.Text("customer");
        code["expires_at"] = given.Number("expires_at");
        code["max_redemptions"] = given.Number("max_redemptions");
        code["metadata"] = given.Metadata();
        code["promotion"] = new JsonObject { ["coupon"] = coupon.Id(), ["type"] = "coupon" };
        code["restrictions"] = new JsonObject
        {
            ["first_time_transaction"] = given.Flag("restrictions[first_time_transaction]") ?? false,
            ["minimum_amount"] = given.Number("restrictions[minimum_amount]"),
            ["minimum_amount_currency"] = given.Text("restrictions[minimum_amount_currency]"),
        };
        code["times_redeemed"] = 0;
        call.Objects.Add(code);
        call.Turn.Emit("promotion_code.created", code);
        return code;
    }

    private static JsonObject Update(StripeCall call)
    {
        var code = call.Named("promotion_code");
        call.Turn.Update("promotion_code.updated", code, () =>
        {
            if (call.Given.Flag("active") is { } active)
                code["active"] = active;
            call.Given.MergeMetadata(code["metadata"]!.AsObject());
        });
        return code;
    }

    private static StripePage List(StripeCall call)
    {
        var given = call.Given;
        return call.Page(call.Objects.All("promotion_code").Where(code =>
            (given.Text("code") is not { } text || IsSame(code, text))
            && (given.Text("coupon") is not { } coupon || Discounts.CouponOf(code) == coupon)
            && (given.Flag("active") is not { } active || code.Is("active") == active)
            && (given.Text("customer") is not { } customer || code.Text("customer") == customer)));
    }

    private static bool IsSame(JsonObject code, string text) =>
        text.Equals(code.Text("code"), StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Stripe;

/// <summary>Finds what takes a promo off at Stripe, and makes it where it is missing: a coupon for these very
/// terms, since those of a coupon never change, and a promotion code by which Stripe's reports name it. Its
/// id
/// follows from the terms, so a crash makes no second one. Who may use it how often is decided by us before a
/// page is made, hence no limits here. https://docs.stripe.com/billing/subscriptions/coupons</summary>
internal static class Coupons
{
    private const int NameCharactersMax = 40;

    /// <summary>The parameter of a discount, and its value; null where there is no promo.</summary>
    public static async Task<((string Name, string Id)? Discount, StripeError? Error)> Find(
        StripeClient client, PaymentPage page, string row, CancellationToken cut)
    {
        if (page.Promo is not { } promo) return (null, null);
        var coupon = IdOf(page, promo);
        var (_, error, _) = await client.Get(
            $"/v1/coupons/{Uri.EscapeDataString(coupon)}", [], StripeJson.Default.IdJson, cut);
        if (error is { IsMissing: true }) error = await Make(client, page, promo, row, cut);
        if (error is not null) return (null, error);
        var (codes, failed, _) = await client.Get(
            "/v1/promotion_codes", new StripeForm { { "coupon", coupon }, { "active", true }, { "limit", 1 } },
            StripeJson.Default.ListJsonIdJson, cut);
        if (failed is not null) return (null, failed);
        if (codes!.Data is [var known, ..]) return (("promotion_code", known.Id), null);
        var (made, refused, _) = await MakeCode(client, page, promo, coupon, row, cut);
        if (refused is null) return (("promotion_code", made!.Id), null);
        // An older one of the same name may still be in orders that are open: then the coupon does it alone.
        return refused.Status == 400 ? (("coupon", coupon), null) : (null, refused);
    }

    /// <summary>Such as <c>leanbot_WINTER-50_50p_3m_gold</c>.</summary>
    internal static string IdOf(PaymentPage page, PromoTerms promo)
    {
        var off = promo.Discount switch
        {
            Discount.Amount amount => $"{amount.AmountOff.MinorUnits}{amount.AmountOff.Currency}",
            Discount.Percent percent => $"{percent.PercentOff}p",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var duration = promo.Duration switch
        {
            PromoDuration.Repeating repeating => $"{repeating.Months}m",
            PromoDuration.Forever => "forever",
            _ => "once",
        };
        return $"leanbot_{promo.Code}_{off}_{duration}_{page.Plan}";
    }

    private static async Task<StripeError?> Make(
        StripeClient client, PaymentPage page, PromoTerms promo, string row, CancellationToken cut)
    {
        var form = new StripeForm
        {
            { "id", IdOf(page, promo) },
            { "name", promo.Title[..Math.Min(promo.Title.Length, NameCharactersMax)] },
            // Other things that the account sells must not become cheaper by it.
            { "applies_to[products][0]", page.PlanPrice.ProductId },
            { "metadata[promo]", promo.Code },
        };
        if (promo.Discount is Discount.Amount { AmountOff: var off })
        {
            form.Add("amount_off", off.MinorUnits);
            form.Add("currency", off.Currency);
        }
        else if (promo.Discount is Discount.Percent percent)
        {
            form.Add("percent_off", percent.PercentOff.ToString(CultureInfo.InvariantCulture));
        }

        form.Add("duration", promo.Duration switch
        {
            PromoDuration.Repeating => "repeating",
            PromoDuration.Forever => "forever",
            _ => "once",
        });
        if (promo.Duration is PromoDuration.Repeating { Months: var months })
            form.Add("duration_in_months", months);
        var (_, error, _) = await client.Post(
            "/v1/coupons", form, $"{row}:coupon", StripeJson.Default.IdJson, cut);
        // Another order with the same code was quicker.
        return error?.Code == "resource_already_exists" ? null : error;
    }

    private static Task<StripeResult<IdJson>> MakeCode(
        StripeClient client, PaymentPage page, PromoTerms promo, string coupon, string row,
        CancellationToken cut) => client.Post(
            "/v1/promotion_codes",
            new StripeForm
            {
                { "promotion[type]", "coupon" },
                { "promotion[coupon]", coupon },
                { "code", $"{promo.Code}-{page.Plan.Value.Replace('_', '-').ToUpperInvariant()}" },
                { "metadata[promo]", promo.Code },
            },
            $"{row}:promotionCode", StripeJson.Default.IdJson, cut);
}

using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Orders;

namespace LeanBot.Stripe;

/// <summary>The configuration of the customer portal that is ours: what members may do there. It is found by
/// its metadata, so that worker and setup keep the same one, and the account's default stays whoever's it
/// is. https://docs.stripe.com/api/customer_portal/configurations</summary>
internal static class PortalConfiguration
{
    /// <summary>Stripe's limit.</summary>
    private const int ProductsMax = 10;

    private const string Path = "/v1/billing_portal/configurations";
    private const string Mark = "leanbot";

    public static string PathOf(PortalJson? known) =>
        known is null ? Path : $"{Path}/{Uri.EscapeDataString(known.Id)}";

    /// <summary>Null where there is none of ours yet.</summary>
    public static async Task<(PortalJson? Found, StripeError? Error)> Find(
        StripeClient client, CancellationToken cut)
    {
        var (list, error, _) = await client.Get(
            Path, new StripeForm { { "active", true }, { "limit", 100 } },
            StripeJson.Default.ListJsonPortalJson, cut);
        return (list?.Data.FirstOrDefault(one => one.Metadata?.ContainsKey(Mark) == true), error);
    }

    public static bool IsAsWanted(PortalJson known, StripeForm form) =>
        form.Any(field => field.Name == $"metadata[{Mark}]" && field.Value == known.Metadata?[Mark]);

    /// <summary>The same whether it is made or changed.</summary>
    public static StripeForm FormOf(
        PortalSettings settings, IReadOnlyList<(PlanPrice Plan, string PriceId)> prices)
    {
        var form = new StripeForm
        {
            { "features[payment_method_update][enabled]", true },
            { "features[invoice_history][enabled]", true },
            { "features[subscription_cancel][enabled]", settings.Cancel },
        };
        if (settings.Cancel) form.Add("features[subscription_cancel][mode]", "at_period_end");
        AddPlans(form, settings.ChangePlan ? prices : []);
        // By this it is known again, and known to be up to date.
        form.Add($"metadata[{Mark}]", form.Fingerprint());
        return form;
    }

    private static void AddPlans(StripeForm form, IReadOnlyList<(PlanPrice Plan, string PriceId)> prices)
    {
        const string Update = "features[subscription_update]";
        form.Add($"{Update}[enabled]", prices.Count > 0);
        if (prices.Count == 0) return;
        form.Add($"{Update}[default_allowed_updates][0]", "price");
        // The difference is paid at once, so that nobody has a plan that is not paid.
        form.Add($"{Update}[proration_behavior]", "always_invoice");
        var products = prices.GroupBy(one => one.Plan.ProductId).Take(ProductsMax);
        foreach (var (at, product) in products.Index())
        {
            form.Add($"{Update}[products][{at}][product]", product.Key);
            foreach (var (number, price) in product.Index())
                form.Add($"{Update}[products][{at}][prices][{number}]", price.PriceId);
        }
    }
}

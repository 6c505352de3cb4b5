using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Stripe;

/// <summary>Finds the price of a plan by its lookup key, and makes it where it is missing or other than what
/// was shown. https://docs.stripe.com/products-prices/manage-prices#lookup-keys</summary>
internal static class PriceList
{
    private const string ProductPrefix = "leanbot_";

    /// <summary>A price can't be changed, so another amount is a new price that takes the key over. Who pays
    /// the old one goes on paying it.</summary>
    public static async Task<StripeResult<PriceJson>> Find(
        StripeClient client, PaymentPage page, string row, CancellationToken cut)
    {
        var (list, error, _) = await client.Get(
            "/v1/prices",
            new StripeForm { { "lookup_keys[0]", page.PriceLookupKey }, { "active", true } },
            StripeJson.Default.ListJsonPriceJson,
            cut);
        if (error is not null) return new(null, error);
        if (list!.Data.FirstOrDefault(price => IsAsShown(price, page)) is { } found) return new(found);
        return await MakeProduct(client, page, row, cut) is { } failed
            ? new(null, failed)
            : await MakePrice(client, page, row, cut);
    }

    internal static bool IsAsShown(PriceJson price, PaymentPage page) =>
        price.UnitAmount == page.Price.MinorUnits
        && price.Currency == page.Price.Currency
        && price.Recurring is { IntervalCount: 1 } recurring
        && recurring.Interval == IntervalOf(page)
        && price.Product == ProductOf(page);

    private static async Task<StripeError?> MakeProduct(
        StripeClient client, PaymentPage page, string row, CancellationToken cut)
    {
        var (_, missing, _) = await client.Get(
            $"/v1/products/{ProductOf(page)}", [], StripeJson.Default.IdJson, cut);
        if (missing is not { IsMissing: true }) return missing;
        var (_, error, _) = await client.Post(
            "/v1/products",
            new StripeForm
            {
                { "id", ProductOf(page) },
                { "name", page.PlanTitle },
                { "metadata[product_id]", page.Plan.Value },
            },
            $"{row}:product",
            StripeJson.Default.IdJson,
            cut);
        // Another order of the same plan was quicker.
        return error?.Code == "resource_already_exists" ? null : error;
    }

    private static Task<StripeResult<PriceJson>> MakePrice(
        StripeClient client, PaymentPage page, string row, CancellationToken cut) => client.Post(
            "/v1/prices",
            new StripeForm
            {
                { "product", ProductOf(page) },
                { "currency", page.Price.Currency },
                { "unit_amount", page.Price.MinorUnits },
                { "recurring[interval]", IntervalOf(page) },
                { "lookup_key", page.PriceLookupKey },
                { "transfer_lookup_key", true },
                { "metadata[product_id]", page.Plan.Value },
            },
            $"{row}:price",
            StripeJson.Default.PriceJson,
            cut);

    internal static string ProductOf(PaymentPage page) => $"{ProductPrefix}{page.Plan}";

    /// <summary>The plan that a price is of, by its product; null where that is none of ours.</summary>
    internal static string? PlanOf(PriceJson? price) =>
        price?.Product is { } product && product.StartsWith(ProductPrefix, StringComparison.Ordinal)
            ? product[ProductPrefix.Length..]
            : null;

    internal static Period? PeriodOf(PriceJson? price) => price?.Recurring switch
    {
        { Interval: "month", IntervalCount: 1 } => Period.Month,
        { Interval: "year", IntervalCount: 1 } or { Interval: "month", IntervalCount: 12 } => Period.Year,
        _ => null,
    };

    private static string IntervalOf(PaymentPage page) => page.Period.ToString().ToLowerInvariant();
}

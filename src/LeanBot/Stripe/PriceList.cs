using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Stripe;

/// <summary>Finds the price of a plan by its lookup key, and makes it where it is missing or other than what
/// was shown. https://docs.stripe.com/products-prices/manage-prices#lookup-keys</summary>
internal static class PriceList
{
    /// <summary>How many Stripe takes in one call.</summary>
    private const int KeysMax = 10;

    /// <summary>A price can't be changed, so another amount is a new price that takes the key over. Who pays
    /// the old one goes on paying it.</summary>
    public static async Task<StripeResult<PriceJson>> Find(
        StripeClient client, PlanPrice wanted, string row, CancellationToken cut)
    {
        var (list, error, _) = await client.Get(
            "/v1/prices",
            new StripeForm { { "lookup_keys[0]", wanted.LookupKey }, { "active", true } },
            StripeJson.Default.ListJsonPriceJson,
            cut);
        if (error is not null) return new(null, error);
        if (list!.Data.FirstOrDefault(price => IsAsShown(price, wanted)) is { } found) return new(found);
        return await MakeProduct(client, wanted, row, cut) is { } failed
            ? new(null, failed)
            : await MakePrice(client, wanted, row, cut);
    }

    /// <summary>The prices that stand under the lookup keys now, by them.</summary>
    public static async Task<(IReadOnlyDictionary<string, PriceJson> Found, StripeError? Error)> FindAll(
        StripeClient client, IReadOnlyList<PlanPrice> wanted, CancellationToken cut)
    {
        var found = new Dictionary<string, PriceJson>();
        foreach (var some in wanted.Chunk(KeysMax))
        {
            var query = new StripeForm { { "active", true }, { "limit", 100 } };
            foreach (var (at, one) in some.Index()) query.Add($"lookup_keys[{at}]", one.LookupKey);
            var (list, error, _) = await client.Get(
                "/v1/prices", query, StripeJson.Default.ListJsonPriceJson, cut);
            if (error is not null) return (found, error);
            foreach (var price in list!.Data.Where(price => price.LookupKey is not null))
                found[price.LookupKey!] = price;
        }

        return (found, null);
    }

    internal static bool IsAsShown(PriceJson price, PlanPrice wanted) =>
        price.UnitAmount == wanted.Price.MinorUnits
        && price.Currency == wanted.Price.Currency
        && price.Recurring is { IntervalCount: 1 } recurring
        && recurring.Interval == IntervalOf(wanted)
        && price.Product == wanted.ProductId;

    private static async Task<StripeError?> MakeProduct(
        StripeClient client, PlanPrice wanted, string row, CancellationToken cut)
    {
        var (_, missing, _) = await client.Get(
            $"/v1/products/{wanted.ProductId}", [], StripeJson.Default.IdJson, cut);
        if (missing is not { IsMissing: true }) return missing;
        var (_, error, _) = await client.Post(
            "/v1/products",
            FormOfProduct(wanted),
            $"{row}:product",
            StripeJson.Default.IdJson,
            cut);
        // Another order of the same plan was quicker.
        return error?.Code == "resource_already_exists" ? null : error;
    }

    private static Task<StripeResult<PriceJson>> MakePrice(
        StripeClient client, PlanPrice wanted, string row, CancellationToken cut) => client.Post(
            "/v1/prices", FormOfPrice(wanted), $"{row}:price", StripeJson.Default.PriceJson, cut);

    /// <summary>The plan that a price is of, by its product; null where that is none of ours.</summary>
    internal static string? PlanOf(PriceJson? price) =>
        price?.Product is { } product && product.StartsWith(PlanPrice.ProductPrefix, StringComparison.Ordinal)
            ? product[PlanPrice.ProductPrefix.Length..]
            : null;

    internal static Period? PeriodOf(PriceJson? price) => price?.Recurring switch
    {
        { Interval: "month", IntervalCount: 1 } => Period.Month,
        { Interval: "year", IntervalCount: 1 } or { Interval: "month", IntervalCount: 12 } => Period.Year,
        _ => null,
    };

    internal static StripeForm FormOfProduct(PlanPrice wanted) => new()
    {
        { "id", wanted.ProductId },
        { "name", wanted.Title },
        { "metadata[product_id]", wanted.Plan.Value },
    };

    internal static StripeForm FormOfPrice(PlanPrice wanted) => new()
    {
        { "product", wanted.ProductId },
        { "currency", wanted.Price.Currency },
        { "unit_amount", wanted.Price.MinorUnits },
        { "recurring[interval]", IntervalOf(wanted) },
        { "lookup_key", wanted.LookupKey },
        { "transfer_lookup_key", true },
        { "metadata[product_id]", wanted.Plan.Value },
    };

    private static string IntervalOf(PlanPrice wanted) => wanted.Period.ToString().ToLowerInvariant();
}

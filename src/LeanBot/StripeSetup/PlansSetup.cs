using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Stripe;

namespace LeanBot.StripeSetup;

/// <summary>A product for each plan and a price for each period. What is missing would be made at the first
/// sale; who sets up wants to see it before.</summary>
internal static class PlansSetup
{
    private const string Products = "Products: Write";
    private const string Prices = "Prices: Write";

    /// <summary>What is sold, with the ids of its prices as far as they are there.</summary>
    public static async Task<IReadOnlyList<(PlanPrice Wanted, string? PriceId)>> Run(
        SetupRun run, IReadOnlyList<PlanPrice> sold)
    {
        foreach (var plan in sold.DistinctBy(one => one.Plan)) await EnsureProduct(run, plan);
        var (found, error) = await PriceList.FindAll(run.Client, sold, run.Cut);
        if (error is not null)
        {
            run.Fail("prices", Prices, error);
            return [.. sold.Select(one => (one, (string?)null))];
        }

        var all = new List<(PlanPrice, string?)>();
        foreach (var wanted in sold)
            all.Add((wanted, await EnsurePrice(run, wanted, found.GetValueOrDefault(wanted.LookupKey))));
        return all;
    }

    private static async Task EnsureProduct(SetupRun run, PlanPrice plan)
    {
        var what = $"product «{plan.Title}»";
        var (product, error, _) = await run.Client.Get(
            $"/v1/products/{plan.ProductId}", [], StripeJson.Default.ProductJson, run.Cut);
        if (error is { IsMissing: false })
        {
            run.Fail(what, Products, error);
        }
        else if (product is null)
        {
            await run.Change(
                what, Products, "/v1/products", PriceList.FormOfProduct(plan), StripeJson.Default.ProductJson,
                $"made, {plan.ProductId}", "would be made");
        }
        else if (product is { Active: true } && product.Name == plan.Title)
        {
            run.Keep(what, product.Id);
        }
        else
        {
            await run.Change(
                what, Products, $"/v1/products/{product.Id}",
                new StripeForm { { "name", plan.Title }, { "active", true } }, StripeJson.Default.ProductJson,
                product.Active ? $"renamed, was «{product.Name}»" : "taken back from the archive",
                product.Active ? $"would be renamed, is «{product.Name}»" : "would be taken from the archive");
        }
    }

    private static async Task<string?> EnsurePrice(SetupRun run, PlanPrice wanted, PriceJson? found)
    {
        var what = $"price {wanted.LookupKey}";
        if (found is not null && PriceList.IsAsShown(found, wanted))
        {
            run.Keep(what, $"{wanted.Price}, {found.Id}");
            return found.Id;
        }

        var instead = found is null
            ? ""
            : $" in place of {AmountOf(found)} ({found.Id}); who pays that goes on paying it";
        var made = await run.Change(
            what, Prices, "/v1/prices", PriceList.FormOfPrice(wanted), StripeJson.Default.PriceJson,
            $"made, {wanted.Price}{instead}", $"would be made, {wanted.Price}{instead}");
        return made?.Id;
    }

    private static string AmountOf(PriceJson price) => price.UnitAmount is { } amount
        ? new Money(amount, price.Currency).ToString()
        : "another amount";
}

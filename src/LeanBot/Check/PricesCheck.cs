using LeanBot.Core;
using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Orders;
using LeanBot.Stripe;

namespace LeanBot.Check;

/// <summary>Whether what Stripe would charge is what the config says.</summary>
internal static class PricesCheck
{
    /// <summary>How many Stripe takes in one call.</summary>
    private const int KeysMax = 10;

    private const string MadeLater = "not at Stripe yet; it is made at the first sale";

    public static async Task<Section> Look(
        string group, StripeClient client, SellingAccount account, Core.Config config, CancellationToken cut)
    {
        var section = new Section(group);
        var sold = account.Sells(config.Plans).ToArray();
        var plans = sold.DistinctBy(one => one.Plan).ToArray();
        var products = Task.WhenAll(plans.Select(plan => ProductOf(client, plan, cut)));
        var prices = await Task.WhenAll(sold.Chunk(KeysMax).Select(some => PricesOf(client, some, cut)));
        foreach (var (plan, found) in plans.Zip(await products)) Tell(section, plan, found);
        foreach (var (some, found) in sold.Chunk(KeysMax).Zip(prices))
        {
            foreach (var one in some) Tell(section, one, found);
        }

        return section;
    }

    private static void Tell(Section section, PlanPrice plan, StripeResult<ProductJson> found)
    {
        var what = $"product «{plan.Title}»";
        if (found.Error is { IsMissing: false } error)
            section.Odd(what, $"not known: {error}");
        else if (found.Error is not null)
            section.Fine(what, MadeLater);
        else if (found.Result!.Active)
            section.Fine(what, found.Result.Id);
        else
            section.Wrong(
                what, $"{found.Result.Id} is archived, so nobody can buy it",
                "Stripe's dashboard, Product catalog: unarchive it.");
    }

    private static void Tell(Section section, PlanPrice wanted, StripeResult<ListJson<PriceJson>> found)
    {
        var what = $"price {wanted.LookupKey}";
        var price = found.Result?.Data.FirstOrDefault(one => one.LookupKey == wanted.LookupKey);
        if (found.Error is { } error)
            section.Odd(what, $"not known: {error}");
        else if (price is null)
            section.Fine(what, $"{wanted.Price}, {MadeLater}");
        else if (PriceList.IsAsShown(price, wanted))
            section.Fine(what, $"{wanted.Price} as in the config");
        else
            section.Odd(
                what, $"{AmountOf(price)} at Stripe, {wanted.Price} in the config",
                "Nothing to do if you changed it: the first sale makes a new price, and who pays the old one "
                + "goes on paying it. Otherwise correct plans.json or stripe.json.");
    }

    private static Task<StripeResult<ProductJson>> ProductOf(
        StripeClient client, PlanPrice plan, CancellationToken cut) => client.Get(
            $"/v1/products/{plan.ProductId}", [],
            StripeJson.Default.ProductJson, cut);

    private static Task<StripeResult<ListJson<PriceJson>>> PricesOf(
        StripeClient client, PlanPrice[] some, CancellationToken cut)
    {
        var query = new StripeForm { { "active", true }, { "limit", 100 } };
        for (var i = 0; i < some.Length; i++) query.Add($"lookup_keys[{i}]", some[i].LookupKey);
        return client.Get("/v1/prices", query, StripeJson.Default.ListJsonPriceJson, cut);
    }

    private static string AmountOf(PriceJson price) => price.UnitAmount is { } amount
        ? $"{new Money(amount, price.Currency)} each {price.Recurring?.Interval ?? "time"}"
        : "no fixed amount";
}

using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;
using LeanBot.Stripe;

namespace LeanBot.Check;

/// <summary>Whether what Stripe would charge is what plans.json says.</summary>
internal static class PricesCheck
{
    /// <summary>How many Stripe takes in one call.</summary>
    private const int KeysMax = 10;

    private const string MadeLater = "not at Stripe yet; it is made at the first sale";

    public static async Task<Section> Look(
        string group, StripeClient client, Core.Config config, CancellationToken cut)
    {
        var section = new Section(group);
        var products = Task.WhenAll(config.Plans.Select(plan => ProductOf(client, plan, cut)));
        var pages = config.Plans
            .SelectMany(plan => plan.Offers.Select(offer => PageOf(plan, offer)))
            .ToArray();
        var prices = await Task.WhenAll(pages.Chunk(KeysMax).Select(some => PricesOf(client, some, cut)));
        foreach (var (plan, found) in config.Plans.Zip(await products)) Tell(section, plan, found);
        foreach (var (some, found) in pages.Chunk(KeysMax).Zip(prices))
        {
            foreach (var page in some) Tell(section, page, found);
        }

        return section;
    }

    private static void Tell(Section section, Plan plan, StripeResult<ProductJson> found)
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

    private static void Tell(Section section, PaymentPage page, StripeResult<ListJson<PriceJson>> found)
    {
        var what = $"price {page.PriceLookupKey}";
        var price = found.Result?.Data.FirstOrDefault(one => one.LookupKey == page.PriceLookupKey);
        if (found.Error is { } error)
            section.Odd(what, $"not known: {error}");
        else if (price is null)
            section.Fine(what, $"{page.Price}, {MadeLater}");
        else if (PriceList.IsAsShown(price, page))
            section.Fine(what, $"{page.Price} as in plans.json");
        else
            section.Odd(
                what, $"{AmountOf(price)} at Stripe, {page.Price} in plans.json",
                "Nothing to do if you changed it: the first sale makes a new price, and who pays the old one "
                + "goes on paying it. Otherwise correct plans.json.");
    }

    private static Task<StripeResult<ProductJson>> ProductOf(
        StripeClient client, Plan plan, CancellationToken cut) => client.Get(
            $"/v1/products/{PriceList.ProductOf(PageOf(plan, plan.Offers.First()))}", [],
            StripeJson.Default.ProductJson, cut);

    private static Task<StripeResult<ListJson<PriceJson>>> PricesOf(
        StripeClient client, PaymentPage[] pages, CancellationToken cut)
    {
        var query = new StripeForm { { "active", true }, { "limit", 100 } };
        for (var i = 0; i < pages.Length; i++) query.Add($"lookup_keys[{i}]", pages[i].PriceLookupKey);
        return client.Get("/v1/prices", query, StripeJson.Default.ListJsonPriceJson, cut);
    }

    /// <summary>As an order would have it; whose it is does not matter here.</summary>
    private static PaymentPage PageOf(Plan plan, (Period Period, Money Price) offer) => new(
        new OrderId("check"), new MemberId(1), plan.Id, plan.Title, offer.Period, offer.Price,
        DateTimeOffset.UnixEpoch);

    private static string AmountOf(PriceJson price) => price.UnitAmount is { } amount
        ? $"{new Money(amount, price.Currency)} each {price.Recurring?.Interval ?? "time"}"
        : "no fixed amount";
}

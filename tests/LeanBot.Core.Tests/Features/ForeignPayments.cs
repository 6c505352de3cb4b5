using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Rounds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>What was made by hand at Stripe and names a person, but a product that nobody sells any
/// more.</summary>
public sealed class ForeignPayments
{
    private static readonly StripeMetadata Metadata = new("5000000001", "oldplan", null);

    private static readonly StripeInvoice Invoice = new(
        "in_old", "paid", "subscription_cycle", "sub_old", "cus_1", Metadata, new Money(1500, "usd"),
        new Money(1500, "usd"), Some.Noon.AddMonths(1), "price_1", 1, null, null);

    [Fact]
    public void A_payment_by_hand_for_a_product_nobody_sells_is_told_once_and_not_every_hour()
    {
        var town = Made();

        town.MoveTo(town.Now.AddDays(2));

        var told = Told(town);
        Assert.Equal(2, told.Length);
        Assert.Single(told, html => html.Contains("Subscription sub_old", StringComparison.Ordinal));
        Assert.Single(told, html => html.Contains("Invoice in_old", StringComparison.Ordinal));
        Assert.All(told, html => Assert.Contains("5000000001", html, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_kept_or_dropped_is_not_asked_for_again()
    {
        var town = Made();
        town.MoveTo(town.Now.AddHours(2));
        var asked = 0;
        town.Carried = request => asked += request is FetchSubscription ? 1 : 0;
        town.MoveTo(town.Now.AddHours(3));
        Assert.Equal(0, asked);

        var admin = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin);
        var items = Items(town);
        foreach (var item in items)
            admin.Says($"/parked {item.Reference}").Presses($"Drop {item.Reference}").Presses("Yes, drop it");
        var before = Told(town).Length;
        town.MoveTo(town.Now.AddHours(30));

        Assert.Equal(0, asked);
        Assert.Equal(before, Told(town).Length);
        Assert.Equal(items.Length, Items(town).Length);
    }

    [Fact]
    public void A_payment_that_no_event_told_is_handled_when_it_is_tried_again_after_its_plan_is_sold()
    {
        var town = Made();
        town.MoveTo(town.Now.AddHours(2));
        town.LosesStripeEvents = true;
        var item = Items(town).Single(one => one.Cause == "found:main:in_old");
        // Nothing but the item knows of it any more.
        town.Stripe.Listed.Clear();
        var rows = 0;
        town.Carried = request => rows += request is ListStripe ? 1 : 0;
        town.Config = town.Config with
        {
            Plans = [.. town.Config.Plans, town.Config.Plans[0] with { Id = new("oldplan"), Title = "Old" }],
        };

        Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says($"/parked {item.Reference}")
            .Presses($"Try {item.Reference}");

        Assert.Equal("main:in_old", town.Store.View(state => state.All<Payment>().Single()).Id);
        Assert.Equal(0, rows);
        Assert.Empty(Items(town));
        Assert.Contains(town.Telegram.Chat(Bot.Admin, Some.Admin.Id), shown =>
            shown.Html.Contains($"<code>{item.Reference}</code>", StringComparison.Ordinal)
            && shown.Html.Contains("is handled now", StringComparison.Ordinal));
    }

    private static Town Made()
    {
        var town = new Town { LosesStripeEvents = true };
        town.Stripe.Standing["sub_old"] = new StripeSubscription(
            "sub_old", "active", "cus_1", Metadata, "price_1", new Money(1500, "usd"),
            Some.Noon.AddMonths(1), null, null, Invoice);
        town.Stripe.Listed.Add((town.Now, Invoice));
        town.Stripe.Completed.Add((town.Now, new CheckoutSession(
            "cs_old", "subscription", "paid", Metadata, "cus_1", "sub_old", "in_old", null,
            new Money(1500, "usd"))));
        town.Begin();
        town.Settle();
        return town;
    }

    private static ParkedItem[] Items(Town town) =>
        town.Store.View(state => state.All<ParkedItem>().ToArray());

    private static string[] Told(Town town) =>
        [
            .. town.Telegram.Chat(Bot.Admin, Some.Admin.Id).Select(shown => shown.Html)
                .Where(html => !Digests.IsOne(html)),
        ];
}

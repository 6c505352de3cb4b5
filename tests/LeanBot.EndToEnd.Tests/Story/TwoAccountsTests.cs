using System.Text;
using LeanBot.Core;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The worker with two Stripe accounts.</summary>
public sealed class TwoAccountsTests
{
    private const string ByPlan = """
        {
          "accounts": [
            { "name": "main", "environment": "test", "default": true },
            { "name": "second", "prices": { "gold": { "month": { "unitAmount": 9500, "currency": "eur" } } } }
          ],
          "routes": [{ "account": "second", "plans": ["gold"] }]
        }
        """;

    [Fact]
    public async Task Each_sells_bills_and_renews_for_itself()
    {
        await using var place = await Open(ByPlan);
        var olena = await place.Arrives("Olena");
        await olena.Buys("Gold");
        var iryna = await place.Arrives("Iryna");
        await iryna.Buys("Starter");

        Assert.Equal(["main Starter $19", "second Gold €95"], Bought(place));
        await olena.Says("/billing");
        var url = await olena.UrlOf("Open my page");
        await place.Advance("P32D");

        Assert.Equal(
            ["main Starter $19", "main Starter $19", "second Gold €95", "second Gold €95"], Bought(place));
        Assert.Contains("is renewed", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Single(await place.ListAtStripe("/v1/subscriptions?limit=100"));
        Assert.Single(await place.ListAtStripe("/v1/subscriptions?limit=100", "second"));
        Assert.Single(await place.ListAtStripe("/v1/billing_portal/configurations", "second"));
        Assert.Empty(await place.ListAtStripe("/v1/billing_portal/configurations"));
        Assert.Equal(410, (await place.Opens(url)).Status);
        Settled(place, payments: 4);
    }

    [Fact]
    public async Task New_sales_move_by_one_edit_and_who_is_there_stays()
    {
        await using var place = await Open("""{"accounts":[{"name":"main"}]}""");
        var olena = await place.Arrives("Olena");
        await olena.Buys("Starter");
        await place.Admin.Says("/start");

        place.WriteConfig("stripe.json", """{"accounts":[{"name":"second"}]}""");
        await Place.Until(async () => Count(await place.Admin.Reads(), "account second") > 0);
        var iryna = await place.Arrives("Iryna");
        await iryna.Buys("Starter");
        await place.Advance("P32D");

        Assert.Equal(
            ["main Starter $19", "main Starter $19", "second Starter $19", "second Starter $19"], Bought(place));
        Settled(place, payments: 4);
    }

    [Fact]
    public async Task What_one_account_says_of_the_others_is_kept_and_changes_nothing()
    {
        await using var place = await Open(ByPlan);
        var olena = await place.Arrives("Olena");
        await olena.Buys("Gold");
        var (order, subscription) = place.Worker.Store.View(state => (
            state.All<Order>().Single(), state.All<Subscription>().Single()));

        var paid = Paid(order, subscription.StripeId);
        Assert.Equal(400, await Tell(place, "main", paid, "whsec_sandboxsecond"));
        Assert.Equal(200, await Tell(place, "main", paid, "whsec_sandbox"));
        Assert.Equal(200, await Tell(place, "main", paid.Replace(
            "\"livemode\":false", "\"livemode\":true", StringComparison.Ordinal), "whsec_sandbox", "evt_live"));

        var reasons = place.Worker.Store.View(
            state => state.All<ParkedItem>().Select(item => item.Reason).ToArray());
        Assert.Equal(1, Count(reasons, "which is of account «second»"));
        Assert.Equal(1, Count(reasons, "It is of live mode"));
        Assert.Equal(subscription, place.Worker.Store.View(state => state.All<Subscription>().Single()));
        Assert.Equal(["second Gold €95"], Bought(place));
    }

    [Fact]
    public async Task An_event_of_another_release_train_waits_and_the_same_one_of_ours_counts()
    {
        await using var place = await Open(ByPlan);
        var olena = await place.Arrives("Olena");
        await olena.Buys("Gold");
        var (order, held) = place.Worker.Store.View(state => (
            state.All<Order>().Single(), state.All<Subscription>().Single()));
        var ours = Paid(order, held.StripeId);

        var old = ours.Replace("2026-10-28.endive", "2026-08-26.dahlia", StringComparison.Ordinal);
        Assert.Equal(200, await Tell(place, "second", old, "whsec_sandboxsecond"));
        Assert.Equal(200, await Tell(place, "second", ours, "whsec_sandboxsecond"));

        Assert.Equal(2, Bought(place).Length);
        var kept = place.Worker.Store.View(state => state.All<ParkedItem>().Single());
        Assert.Contains("Its version is 2026-08-26.dahlia", kept.Reason, StringComparison.Ordinal);
        Assert.Equal(old, kept.Raw);
    }

    private static Task<Place> Open(string stripe) =>
        Place.OpenAsync(prepare: place => place.WriteConfig("stripe.json", stripe));

    private static string[] Bought(Place place) => place.Worker.Store.View(state => state.All<Payment>()
        .Select(one => $"{one.Account} {Title(one.Plan.Value)} {one.Amount}")
        .Order(StringComparer.Ordinal)
        .ToArray());

    private static string Title(string plan) => char.ToUpperInvariant(plan[0]) + plan[1..];

    private static async Task<int> Tell(
        Place place, string account, string body, string secret, string? id = null)
    {
        if (id is not null) body = body.Replace("evt_told", id, StringComparison.Ordinal);
        var seconds = (await place.Now()).ToUnixTimeSeconds();
        var signed = System.Security.Cryptography.HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.Add("Stripe-Signature", $"t={seconds},v1={Convert.ToHexStringLower(signed)}");
        using var answer = await place.Webhook(content, account);
        return (int)answer.StatusCode;
    }

    /// <summary>A renewal, shaped as Stripe's own: docs.stripe.com/api/invoices/object.</summary>
    private static string Paid(Order order, string subscription) => $$$$$"""
        {"id":"evt_told","object":"event","type":"invoice.paid","api_version":"2026-10-28.endive",
        "created":1793610000,"livemode":false,"data":{"object":{"id":"in_told","object":"invoice","status":"paid",
        "currency":"eur","amount_paid":9500,"amount_due":9500,"billing_reason":"subscription_cycle",
        "lines":{"object":"list","data":[{"period":{"start":1793610000,"end":1798880400},
        "parent":{"type":"subscription_item_details","subscription_item_details":{"proration":false}}}]},
        "parent":{"type":"subscription_details","subscription_details":{"subscription":"{{{{{subscription}}}}}",
        "metadata":{"telegram_id":"{{{{{order.Member}}}}}","product_id":"gold","order_id":"{{{{{order.Id}}}}}"} } } } } }
        """;
}

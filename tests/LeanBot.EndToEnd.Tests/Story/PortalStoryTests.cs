using LeanBot.Core;
using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Payments;
using LeanBot.EndToEnd.Tests.Edges;
using LeanBot.Outbox;
using LeanBot.Stripe;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Deep links into the portal, and the configuration that is kept for them.</summary>
public sealed class PortalStoryTests
{
    [Fact]
    public async Task The_card_button_leads_to_the_card_and_nowhere_else()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Scenes.Subscriber(place, "Olena");
        await olena.Says("/billing");
        await olena.Presses("Change my card");
        var url = await olena.UrlOf("Open my page");

        await place.Post("/sandbox/portal", new { url, act = "card", card = "5555555555554444" });

        var sessions = await place.Get("/sandbox/requests?service=stripe");
        Assert.Contains("payment_method_update", sessions.ToString(), StringComparison.Ordinal);
        Assert.Single(await place.IdsAtStripe("/v1/billing_portal/configurations"));
    }

    [Fact]
    public async Task The_configuration_is_made_once_and_follows_the_prices()
    {
        await using var place = await Place.OpenAsync();
        await Scenes.Subscriber(place, "Olena");
        var caller = await Caller(place);
        var request = Request(place, PortalFlow.ChangeCard);

        var first = await Opened(caller, request);
        var known = request with { ConfigurationId = first.ConfigurationId, IsUpToDate = true };
        Assert.Equal(first.ConfigurationId, (await Opened(caller, known)).ConfigurationId);
        var dearer = request.Contents!.Prices
            .Select(one => one with { Price = one.Price with { MinorUnits = one.Price.MinorUnits + 100 } });
        var later = known with
        {
            IsUpToDate = false,
            Contents = request.Contents with { Prices = [.. dearer] },
        };
        Assert.Equal(first.ConfigurationId, (await Opened(caller, later)).ConfigurationId);

        var configuration = Assert.Single(await place.ListAtStripe("/v1/billing_portal/configurations"));
        var offered = configuration.GetProperty("features").GetProperty("subscription_update").ToString();
        var prices = await place.ListAtStripe("/v1/prices?active=true&lookup_keys[0]=gold_month");
        Assert.Contains(prices[0].GetProperty("id").GetString()!, offered, StringComparison.Ordinal);
        await place.AtStripe($"/v1/billing_portal/configurations/{first.ConfigurationId}", ("active", "false"));
        Assert.NotEqual(first.ConfigurationId, (await Opened(caller, known)).ConfigurationId);
    }

    [Fact]
    public async Task A_change_of_plan_is_confirmed_there()
    {
        await using var place = await Place.OpenAsync();
        await Scenes.Subscriber(place, "Olena");
        var id = (await place.SubscriptionIds()).Single();
        var gold = PortalContents.Of(Worker.ReadConfig("none"), "main").Prices
            .Single(one => one.LookupKey == "gold_month");

        var opened = await Opened(await Caller(place), Request(place, PortalFlow.ConfirmPlan(id, gold)));
        var price = (await place.IdsAtStripe("/v1/prices?active=true&lookup_keys[0]=gold_month")).Single();
        await place.Post(
            "/sandbox/portal", new { url = opened.Url, act = "plan", subscription = id, price });

        var now = Assert.Single(await place.ListAtStripe("/v1/subscriptions?limit=1"));
        Assert.Equal(
            price,
            now.GetProperty("items").GetProperty("data")[0].GetProperty("price").GetProperty("id").GetString());
    }

    private static async Task<OpenPortalCaller> Caller(Place place)
    {
        var client = new StripeClient(new HttpClient(), place.Address, await place.KeyOf("main"));
        return new OpenPortalCaller(
            new StripeAccounts([new("main", false, client, new StripeGate(), [])]),
            _ => Task.FromResult<string?>("https://t.me/some_bot"), NullLogger<OpenPortalCaller>.Instance);
    }

    private static OpenPortal Request(Place place, PortalFlow flow)
    {
        var customer = place.Worker.Store.View(state => state.All<StripeCustomer>().Single());
        return new OpenPortal("main", customer.CustomerId, customer.Member, null, new MessageRef(1))
        {
            Flow = flow,
            Contents = PortalContents.Of(Worker.ReadConfig("none"), "main"),
        };
    }

    private static async Task<PortalOpened> Opened(OpenPortalCaller caller, OpenPortal request) =>
        Assert.IsType<PortalOpened>(Assert.IsType<Verdict.Done>(
            await caller.Call(Rows.Row(++_rows, request: request), CancellationToken.None)).Value);

    private static int _rows;
}

using System.Text.Json;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

public sealed class LeavingTests
{
    private const string FailsAtRenewal = "4000000000000341";

    [Fact]
    public async Task Who_cancels_stays_to_the_end_of_the_period_and_is_let_out_then()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await olena.Joins("Stocks");

        await Cancels(olena, "Too expensive");
        Assert.Contains("Starter is cancelled", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Contains("Why: Too expensive", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        var told = await AtStripe(place);
        Assert.True(told.GetProperty("cancel_at_period_end").GetBoolean());
        Assert.Equal(
            "too_expensive", told.GetProperty("cancellation_details").GetProperty("feedback").GetString());
        Assert.Equal(["Olena"], await place.Inside("Stocks"));

        await place.Advance("P32D");

        Assert.Empty(await place.Inside("Stocks"));
        Assert.Contains("has ended", await olena.ReadsLast(), StringComparison.Ordinal);
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task Who_resumes_is_renewed()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");

        await Cancels(olena, "rather not say");
        await olena.Presses("Resume Starter");
        Assert.Contains("Starter goes on", await olena.ReadsLast(), StringComparison.Ordinal);
        await place.Advance("P32D");

        Assert.Contains("is renewed", await olena.ReadsLast(), StringComparison.Ordinal);
        Settled(place, payments: 2);
    }

    [Fact]
    public async Task Changing_the_card_in_the_portal_heals_what_is_past_due()
    {
        await using var place = await Place.OpenAsync();
        var olena = await PastDue(place);

        await olena.Says("/billing");
        var url = await olena.UrlOf("Open my page");
        var (status, html) = await place.Opens(url);
        Assert.Equal(200, status);
        Assert.Contains("past_due", html, StringComparison.Ordinal);
        await place.Post("/sandbox/portal", new { url, act = "card", card = "4242424242424242" });

        Assert.Contains("Your payment has arrived", await olena.ReadsLast(), StringComparison.Ordinal);
        Settled(place, payments: 2);

        await olena.Says("/billing");
        Assert.NotEqual(url, await olena.UrlOf("Open my page"));
        Assert.Single(await place.IdsAtStripe("/v1/billing_portal/configurations"));
    }

    [Fact]
    public async Task A_cancellation_in_the_portal_is_told_and_taken_back_in_the_chat()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await olena.Says("/billing");
        var url = await olena.UrlOf("Open my page");
        await place.Advance("PT5M");

        await place.Post("/sandbox/portal", new
        {
            url,
            act = "cancel",
            subscription = (await place.SubscriptionIds()).Single(),
        });
        Assert.Contains("Starter is cancelled", await olena.ReadsLast(), StringComparison.Ordinal);
        await olena.Says("/resume");

        Assert.Contains("Starter goes on", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await AtStripe(place)).GetProperty("cancel_at").ValueKind);
        Assert.Equal(1, Count(await olena.Reads(), "Starter goes on"));
    }

    [Fact]
    public async Task Who_cancels_in_grace_owes_nothing_any_more()
    {
        await using var place = await Place.OpenAsync();
        var olena = await PastDue(place);

        await Cancels(olena, "Too expensive");

        Assert.Contains("nothing more is charged", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal("canceled", (await AtStripe(place)).GetProperty("status").GetString());
        Assert.Empty(await place.IdsAtStripe("/v1/invoices?status=open"));
        Assert.Single(await place.IdsAtStripe("/v1/invoices?status=void"));
        var read = (await olena.Reads()).Length;
        await place.Advance("P20D");
        Assert.Equal(read + 1, (await olena.Reads()).Length);
        Assert.Contains("has ended", await olena.ReadsLast(), StringComparison.Ordinal);
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task Who_cancels_while_the_renewal_is_only_a_draft_is_not_charged_for_it()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        var end = place.Worker.Store.View(
            state => state.All<Subscription>().Single().PaidThrough!.Value) - await place.Now();
        await place.Advance($"PT{(int)end.TotalMinutes + 10}M");
        Assert.Single(await place.IdsAtStripe("/v1/invoices?status=draft"));

        await Cancels(olena, "rather not say");
        await place.Advance("P10D");

        Assert.Single(await place.IdsAtStripe("/v1/invoices?status=paid"));
        Assert.Single(await place.IdsAtStripe("/v1/invoices?status=void"));
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task While_Stripe_is_down_nothing_changes_then_or_later()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await GoesWrong(place, new { service = "stripe", status = 503, count = 10_000 });

        await Cancels(olena, "rather not say");
        await place.Advance("PT3M");
        Assert.Contains("nothing has changed", await olena.ReadsLast(), StringComparison.Ordinal);
        await place.Delete("/sandbox/faults");
        await place.Advance("P2D");
        Assert.False((await AtStripe(place)).GetProperty("cancel_at_period_end").GetBoolean());

        await olena.Presses("Try again");
        Assert.Contains("Starter is cancelled", await olena.ReadsLast(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_whose_answer_is_lost_is_repeated_under_one_key_and_told_once()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        var before = await place.EventIds("customer.subscription.updated");
        await GoesWrong(place, new
        {
            service = "stripe",
            method = "POST /v1/subscriptions",
            status = 500,
            silent = true,
        });

        await Cancels(olena, "rather not say");
        await place.Advance("PT1M");

        Assert.Equal(1, Count(await olena.Reads(), "Starter is cancelled"));
        Assert.Equal(
            before.Length + 1, (await place.EventIds("customer.subscription.updated")).Length);
    }

    [Fact]
    public async Task Payments_are_shown_with_their_invoices()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await place.Advance("P70D");

        await olena.Says("/myplan");
        var fresh = await olena.UrlOf("🧾 2 Jan 2027");
        await olena.Presses("🧾 2 Nov 2026");
        var old = await olena.UrlOf("Open the invoice");

        foreach (var url in new[] { fresh, old, await olena.UrlOf("PDF") })
        {
            var (status, html) = await place.Opens(url);
            Assert.Equal(200, status);
            Assert.Contains("Paid on", html, StringComparison.Ordinal);
        }
    }

    private static async Task Cancels(Someone person, string reason)
    {
        await person.Says("/cancel");
        await person.Presses(reason);
        await person.Presses("Yes, cancel");
    }

    private static async Task<Someone> PastDue(Place place)
    {
        var person = await Subscriber(place, "Olena");
        var customer = (await place.Get("/sandbox/stripe/customers"))[0].GetProperty("id").GetString();
        await place.Post("/sandbox/stripe/cards", new { customer, card = FailsAtRenewal });
        await place.Advance("P32D");
        Assert.Contains("did not go through", await person.ReadsLast(), StringComparison.Ordinal);
        return person;
    }

    /// <summary>The subscription as it stands at Stripe.</summary>
    private static async Task<JsonElement> AtStripe(Place place) =>
        (await place.ListAtStripe("/v1/subscriptions?status=all")).Single();
}

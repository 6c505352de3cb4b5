using System.Text.Json;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>What a team does by hand at Stripe, over the real wire formats.</summary>
public sealed class OddPaymentsTests
{
    private const string FailsAtRenewal = "4000000000000341";

    [Fact]
    public async Task An_invoice_that_is_marked_paid_by_hand_heals_and_brings_no_money()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        var customer = (await place.Get("/sandbox/stripe/customers"))[0].GetProperty("id").GetString();
        await place.Post("/sandbox/stripe/cards", new { customer, card = FailsAtRenewal });
        await place.Advance("P32D");
        var open = (await place.IdsAtStripe("/v1/invoices?status=open")).Single();

        await place.AtStripe($"/v1/invoices/{open}/pay", ("paid_out_of_band", "true"));
        await place.Advance("PT1M");

        Assert.Contains("Your payment has arrived", await olena.ReadsLast(), StringComparison.Ordinal);
        var payment = place.Worker.Store.View(state => state.All<Payment>().MaxBy(one => one.PeriodEnd)!);
        Assert.Equal((0, 1900), (payment.Amount.MinorUnits, payment.Elsewhere));
        Assert.Equal(SubscriptionState.Active, Only(place).State);
        Settled(place, payments: 2);
    }

    [Fact]
    public async Task A_coupon_that_was_put_on_by_hand_is_shown_before_it_is_charged()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await place.AtStripe(
            "/v1/coupons", ("id", "sorry"), ("percent_off", "50"), ("duration", "once"));
        await place.Advance("PT10M");

        await place.AtStripe($"/v1/subscriptions/{Only(place).StripeId}", ("discounts[0][coupon]", "sorry"));
        await place.Advance("PT1M");
        await olena.Says("/status");
        Assert.Contains("Next charge: $9.50 on", await olena.ReadsLast(), StringComparison.Ordinal);

        await place.Advance("P32D");
        await olena.Says("/status");
        Assert.Contains("Next charge: $19 on", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal([950, 1900], place.Worker.Store.View(state => state.All<Payment>()
            .Select(one => one.Amount.MinorUnits).Order().ToArray()));
    }

    [Fact]
    public async Task A_cancellation_voids_every_open_invoice_also_one_that_is_not_known_here()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        var customer = (await place.Get("/sandbox/stripe/customers"))[0].GetProperty("id").GetString();
        await place.Post("/sandbox/stripe/cards", new { customer, card = FailsAtRenewal });
        await place.Advance("P32D");
        // Another one is open since somebody changed the plan by hand.
        var item = (await AtStripe(place)).GetProperty("items").GetProperty("data")[0]
            .GetProperty("id").GetString()!;
        await place.AtStripe(
            "/v1/prices", ("currency", "usd"), ("unit_amount", "30000"), ("recurring[interval]", "year"),
            ("product", "leanbot_starter"), ("lookup_key", "by_hand"));
        var price = (await place.IdsAtStripe("/v1/prices?lookup_keys[0]=by_hand")).Single();
        await place.AtStripe(
            $"/v1/subscriptions/{Only(place).StripeId}", ("items[0][id]", item), ("items[0][price]", price));
        await place.Advance("PT5M");
        Assert.Equal(2, (await place.IdsAtStripe("/v1/invoices?status=open")).Length);

        await olena.Says("/cancel");
        await olena.Presses("rather not say");
        await olena.Presses("Yes, cancel");

        Assert.Equal("canceled", (await AtStripe(place)).GetProperty("status").GetString());
        Assert.Empty(await place.IdsAtStripe("/v1/invoices?status=open"));
        Assert.Equal(2, (await place.IdsAtStripe("/v1/invoices?status=void")).Length);
    }

    [Fact]
    public async Task In_free_days_the_plan_changes_without_a_charge_and_they_end_when_they_would_have()
    {
        await using var place = await Place.OpenAsync(
            prepare: place => place.WriteConfig("plans.json", Free));
        var olena = await place.Arrives("Olena");
        await olena.Says("/start plan_pro_month");
        await olena.Presses("I accept");
        await olena.Pays();
        var end = Only(place).PaidThrough;
        await place.Advance("P2D");

        await olena.Says("/myplan");
        await olena.Presses("Change Pro");
        await olena.Presses("Gold · $990 a year");
        await olena.Presses("Change now");

        Assert.Contains("You have Gold now, free until", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal((end, "gold"), (Only(place).PaidThrough, Only(place).Plan.Value));
        Assert.Equal(end, Only(place).TrialEnd);
        Settled(place, payments: 1);
        await place.Advance("P6D");
        Assert.Equal([0, 99_000], place.Worker.Store.View(state => state.All<Payment>()
            .Select(one => one.Amount.MinorUnits).Order().ToArray()));
        Settled(place, payments: 2);
    }

    private const string Free = """
        {
          "plans": [
            { "id": "pro", "title": "Pro", "description": "A plan.", "channels": ["stocks"], "trialDays": 7,
              "prices": { "month": { "unitAmount": 4900, "currency": "usd" } } },
            { "id": "gold", "title": "Gold", "description": "A plan.", "channels": ["stocks"], "trialDays": 7,
              "prices": { "year": { "unitAmount": 99000, "currency": "usd" } } }
          ]
        }
        """;

    private static Subscription Only(Place place) =>
        place.Worker.Store.View(state => state.All<Subscription>().Single());

    private static async Task<JsonElement> AtStripe(Place place) =>
        (await place.ListAtStripe("/v1/subscriptions?status=all")).Single();
}

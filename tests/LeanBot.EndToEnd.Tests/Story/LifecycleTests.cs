using System.Text.Json;
using LeanBot.Core.Features.Cards;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

public sealed class LifecycleTests
{
    private const string FailsAtRenewal = "4000000000000341";
    private const string AsksEveryTime = "4000002760003184";

    [Fact]
    public async Task A_change_up_is_charged_as_it_was_shown_and_one_down_comes_with_the_next_period()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await place.Advance("P10D");

        await olena.Says("/myplan");
        await olena.Presses("Change Starter");
        await olena.Presses("Gold · $99 a month");
        var shown = (await olena.ReadsLast()).Split("You pay ")[1].Split(" now")[0];
        await olena.Presses("and change");
        Assert.Contains($"{shown} paid", string.Join('|', await olena.Reads()), StringComparison.Ordinal);
        Assert.Equal(("gold", 9900), await Sold(place));

        await olena.Says("/myplan");
        await olena.Presses("Change Gold");
        await olena.Presses("Pro · $49 a month");
        await olena.Presses("Change then");
        Assert.Contains("changes to Pro", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal(("gold", 9900), await Sold(place));
        await place.Advance("P25D");

        Assert.Equal(("pro", 4900), await Sold(place));
        Assert.Equal("pro", Only(place).Plan.Value);
        Settled(place, payments: 3);
    }

    [Fact]
    public async Task A_change_whose_payment_fails_leaves_all_and_a_cancellation_ends_what_was_planned()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await HasCard(place, FailsAtRenewal);

        await olena.Says("/myplan");
        await olena.Presses("Change Starter");
        await olena.Presses("Gold · $99 a month");
        await olena.Presses("and change");
        Assert.Contains("nothing was charged", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal(("starter", 1900), await Sold(place));
        await HasCard(place, Someone.GoodCard);
        Assert.Equal("4242", place.Worker.Store.View(state => state.All<Card>().Single().Last4));

        await ChangesToYearly(olena);
        await olena.Says("/myplan");
        await olena.Presses("Change Starter");
        await olena.Presses("Starter · $19 a month");
        await olena.Presses("Change then");
        await olena.Says("/cancel");
        await olena.Presses("rather not say");
        await olena.Presses("Yes, cancel");

        Assert.Contains("is cancelled", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await AtStripe(place)).GetProperty("schedule").ValueKind);
        Settled(place, payments: 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task From_month_to_year_is_charged_once_and_paid_for_a_year_from_now(bool answerIsLost)
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await place.Advance("P10D");
        var now = await place.Now();
        if (answerIsLost)
        {
            await GoesWrong(place, new
            {
                service = "stripe",
                method = $"POST /v1/subscriptions/{Only(place).StripeId}",
                silent = true,
            });
        }

        var shown = await ChangesToYearly(olena);
        // It has happened: nothing is left that would go wrong.
        Assert.Empty((await place.Get("/sandbox/faults")).EnumerateArray());
        await place.Advance("PT10M");

        Assert.Contains($"{shown} paid", string.Join('|', await olena.Reads()), StringComparison.Ordinal);
        Assert.Equal(("starter", 19_000), await Sold(place));
        Assert.Equal(now.AddYears(1), Only(place).PaidThrough!.Value, TimeSpan.FromMinutes(10));
        var change = place.Worker.Store.View(state => state.All<Payment>().MaxBy(payment => payment.At)!);
        Assert.Equal(shown, change.Amount.ToString());
        Assert.Equal(Only(place).PaidThrough, change.PeriodEnd);
        Assert.Equal([1900, change.Amount.MinorUnits], await Charged(place));
        Settled(place, payments: 2);

        await place.Advance("P300D");
        Settled(place, payments: 2);
        await place.Advance("P70D");
        Assert.Equal([1900, change.Amount.MinorUnits, 19_000], await Charged(place));
        Settled(place, payments: 3);
    }

    [Fact]
    public async Task A_bank_that_asks_at_the_renewal_gets_its_answer_on_the_invoices_page()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await HasCard(place, AsksEveryTime);

        await place.Advance("P32D");
        Assert.Contains("confirm the renewal", string.Join('|', await olena.Reads()), StringComparison.Ordinal);
        var url = await olena.UrlOf("Confirm the payment");
        await place.Post("/sandbox/pay", new { url, card = AsksEveryTime, authenticate = true });

        Assert.Contains("Your payment has arrived", await olena.ReadsLast(), StringComparison.Ordinal);
        Settled(place, payments: 2);
    }

    [Fact]
    public async Task An_admin_pauses_at_Stripe_and_lets_go_on()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await place.Admin.Says($"/find {olena.Id}");
        await place.Admin.Presses("Access");
        await place.Admin.Presses("Pause Starter");
        await place.Admin.Presses("Yes, pause it");
        Assert.Equal(
            "void",
            (await AtStripe(place)).GetProperty("pause_collection").GetProperty("behavior").GetString());

        await place.Advance("P35D");
        Assert.False(Only(place).GivesAccess);
        await place.Admin.Says($"/find {olena.Id}");
        await place.Admin.Presses("Access");
        await place.Admin.Presses("go on");
        await place.Admin.Presses("Yes, go on");
        await place.Advance("P30D");

        Assert.True(Only(place).GivesAccess);
        Settled(place, payments: 2);
    }

    /// <returns>What it was to cost.</returns>
    private static async Task<string> ChangesToYearly(Someone person)
    {
        await person.Says("/myplan");
        await person.Presses("Change Starter");
        await person.Presses("Starter · $190 a year");
        var shown = (await person.ReadsLast()).Split("You pay ")[1].Split(" now")[0];
        await person.Presses("and change");
        return shown;
    }

    /// <summary>The money that moved at Stripe, from the first.</summary>
    private static async Task<long[]> Charged(Place place) =>
    [
        .. (await place.ListAtStripe("/v1/charges?limit=100"))
            .Where(charge => charge.GetProperty("paid").GetBoolean())
            .Select(charge => charge.GetProperty("amount").GetInt64())
            .Reverse(),
    ];

    private static async Task HasCard(Place place, string card)
    {
        await place.Advance("PT1H");
        var customer = (await place.Get("/sandbox/stripe/customers"))[0].GetProperty("id").GetString();
        await place.Post("/sandbox/stripe/cards", new { customer, card });
        await place.Advance("PT1M");
    }

    private static async Task<(string? Plan, long Amount)> Sold(Place place)
    {
        var told = await AtStripe(place);
        var price = told.GetProperty("items").GetProperty("data")[0].GetProperty("price");
        return (
            told.GetProperty("metadata").GetProperty("product_id").GetString(),
            price.GetProperty("unit_amount").GetInt64());
    }

    private static Subscription Only(Place place) =>
        place.Worker.Store.View(state => state.All<Subscription>().Single());

    private static async Task<JsonElement> AtStripe(Place place) =>
        (await place.ListAtStripe("/v1/subscriptions?status=all")).Single();
}

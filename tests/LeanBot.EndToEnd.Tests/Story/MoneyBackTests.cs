using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Refunds and disputes over the real wire formats.</summary>
public sealed class MoneyBackTests
{
    [Fact]
    public async Task A_refund_at_Stripe_ends_access_and_subscription_and_one_that_fails_gives_time_back()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await olena.Joins("Stocks");

        await place.Post("/sandbox/stripe/refunds", new { invoice = InvoiceOf(place), failure = true });

        Assert.Empty(await place.Inside("Stocks"));
        Assert.Equal(1, Count(await olena.Reads(), "Your access has ended with it"));
        Assert.Equal(1, Count(await place.Admin.Reads(), "$19 of $19 was given back"));
        Assert.True(Held(place).HasEndedAtStripe);
        Assert.Equal(1_900, Paid(place).Refunded);

        await place.Advance("P4D");

        Assert.Equal(0, Paid(place).Refunded);
        Assert.Equal(SubscriptionState.Canceling, Held(place).State);
        Assert.Equal(1, Count(await olena.Reads(), "did not reach your card"));
        await olena.Joins("Stocks");
        Assert.Equal(["Olena"], await place.Inside("Stocks"));
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task A_dispute_pauses_access_until_it_is_won()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Subscriber(place, "Olena");
        await olena.Joins("Stocks");

        var dispute = (await place.Post("/sandbox/stripe/disputes", new { invoice = InvoiceOf(place) }))
            .GetProperty("id").GetString();
        Assert.Empty(await place.Inside("Stocks"));
        Assert.Equal(SubscriptionState.Disputed, Held(place).State);
        await place.Advance("P2D");
        await place.Post($"/sandbox/stripe/disputes/{dispute}/close", new { status = "won" });

        await olena.Joins("Stocks");
        Assert.Equal(["Olena"], await place.Inside("Stocks"));
        Assert.Equal(SubscriptionState.Active, Held(place).State);
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task Money_that_goes_back_without_an_event_is_found_by_the_round()
    {
        await using var place = await Place.OpenAsync();
        await Subscriber(place, "Olena");
        await GoesWrong(place, new { service = "stripe", events = "never", share = 1.0 });
        var dispute = (await place.Post("/sandbox/stripe/disputes", new { invoice = InvoiceOf(place) }))
            .GetProperty("id").GetString();

        await place.Advance("PT2H");
        Assert.Equal(SubscriptionState.Disputed, Held(place).State);
        await place.Post($"/sandbox/stripe/disputes/{dispute}/close", new { status = "lost" });
        await place.Advance("PT2H");

        Assert.Equal(SubscriptionState.Expired, Held(place).State);
        Assert.True(Held(place).HasEndedAtStripe);
    }

    private static string InvoiceOf(Place place) => Paid(place).InvoiceId;

    private static Payment Paid(Place place) =>
        place.Worker.Store.View(state => state.All<Payment>().Single());

    private static Subscription Held(Place place) =>
        place.Worker.Store.View(state => state.All<Subscription>().Single());
}

using LeanBot.Core;
using LeanBot.Core.Features.Payments;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The whole worker while Stripe tells things late, twice, in any order, or not at all.</summary>
public sealed class LateAndTwiceTests
{
    [Theory]
    [InlineData("duplicated")]
    [InlineData("cloned")]
    [InlineData("shuffled")]
    [InlineData("early")]
    public async Task Events_that_come_twice_under_two_ids_shuffled_or_early_have_one_effect(string how)
    {
        await using var place = await Place.OpenAsync();
        await place.Post("/sandbox/faults", new { service = "stripe", events = how });
        var before = Payments(place);

        var olena = await Buys(place, "Olena");

        Assert.Equal(before + 1, Payments(place));
        Assert.Single(await olena.Reads(), text => text.StartsWith("🎉", StringComparison.Ordinal));
        await place.Advance("P1M");
        await place.Advance("PT3H");
        Assert.Single(await olena.Reads(), text => text.Contains("is renewed", StringComparison.Ordinal));
        Assert.Empty(Parked(place));
    }

    [Fact]
    public async Task Events_withheld_for_days_are_made_up_for_within_the_hour_and_change_nothing_afterwards()
    {
        await using var place = await Place.OpenAsync();
        await place.Post("/sandbox/faults", new { service = "stripe", events = "withheld" });
        var olena = await Buys(place, "Olena");
        Assert.DoesNotContain(await olena.Reads(), text => text.StartsWith("🎉", StringComparison.Ordinal));

        await place.Advance("PT1H");
        Assert.Contains("is yours", await olena.ReadsLast(), StringComparison.Ordinal);
        await olena.Joins("Stocks");
        await place.Advance("P4D");
        var said = (await olena.Reads()).Length;
        var payments = Payments(place);
        await place.Delete("/sandbox/faults");
        await place.Post("/sandbox/stripe/events/release", new { order = "shuffled" });
        await place.Advance("PT10M");

        Assert.Equal(said, (await olena.Reads()).Length);
        Assert.Equal(payments, Payments(place));
        Assert.Empty(Parked(place));
        Assert.Contains("Olena", await place.Inside("Stocks"));
    }

    [Fact]
    public async Task Events_that_are_never_made_keep_nobody_out_and_let_nobody_out()
    {
        await using var place = await Place.OpenAsync();
        await place.Post("/sandbox/faults", new { service = "stripe", events = "never", share = 0.4 });
        foreach (var name in new[] { "Olena", "Petro", "Ivan" })
        {
            var person = await Buys(place, name);
            await place.Advance("PT1H");
            await person.Joins("Stocks");
        }

        await place.Advance("P2M");

        Assert.Equal(["Ivan", "Olena", "Petro"], (await place.Inside("Stocks")).Order());
    }

    [Fact]
    public async Task A_call_that_Stripe_has_done_but_not_answered_is_done_once()
    {
        await using var place = await Place.OpenAsync();
        await place.Post(
            "/sandbox/faults", new { service = "stripe", method = "POST /v1/payment_links", silent = true });
        var before = (await place.IdsAtStripe("/v1/payment_links?limit=100")).Length;
        var olena = await place.Arrives("Olena");
        await olena.Says("/start");
        await olena.Presses("I accept");
        await olena.Presses("Starter");
        await olena.Presses("Monthly");
        await place.Advance("PT10S");

        await olena.Pays();

        Assert.Equal(before + 1, (await place.IdsAtStripe("/v1/payment_links?limit=100")).Length);
    }

    [Theory]
    [InlineData("P29D")]
    [InlineData("P31D")]
    [InlineData("P45D")]
    public async Task An_event_that_is_resent_after_weeks_changes_nothing(string later)
    {
        await using var place = await Place.OpenAsync();
        var olena = await Buys(place, "Olena");
        var ids = await place.EventIds("invoice.paid");
        await place.Advance(later);
        var payments = Payments(place);
        var said = (await olena.Reads()).Length;

        foreach (var id in ids) await place.Post($"/sandbox/stripe/events/{id}/resend", new { });
        await place.Advance("PT1M");

        Assert.Equal(payments, Payments(place));
        Assert.Equal(said, (await olena.Reads()).Length);
    }

    private static async Task<Someone> Buys(Place place, string name)
    {
        var person = await place.Arrives(name);
        await person.Buys("Starter");
        return person;
    }

    private static int Payments(Place place) =>
        place.Worker.Store.View(state => state.All<Payment>().Count());

    private static ParkedItem[] Parked(Place place) =>
        place.Worker.Store.View(state => state.All<ParkedItem>().ToArray());
}

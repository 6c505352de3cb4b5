using LeanBot.Core;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The team runs promo codes and prices from the admin bot, and members pay by them.</summary>
public sealed class ShopTests
{
    private static readonly Money Old = new(1900, "usd");
    private static readonly Money New = new(2500, "usd");

    [Fact]
    public async Task A_code_made_in_the_bot_is_passed_on_and_paid_with()
    {
        await using var place = await Place.OpenAsync(
            promos: "{\n  // Ours.\n  \"promos\": [\n    // None yet.\n  ]\n}\n");
        var admin = place.Admin;
        await admin.Says("/admin");
        await admin.Presses("Promo codes");
        await admin.Presses("New code");
        await admin.Says("winter-50");
        await admin.Says("50%");
        await admin.Presses("One payment");
        await admin.Presses("Uses in all");
        await admin.Says("1");
        await admin.Presses("Make WINTER-50");
        await Reads(admin, "new promo code WINTER-50: −50%");

        Assert.Equal(
            "{\n  // Ours.\n  \"promos\": [\n    // None yet.\n    { \"code\": \"WINTER-50\", \"percentOff\": 50, "
            + "\"duration\": \"once\", \"maxUses\": 1, \"maxUsesPerMember\": 1 }\n  ]\n}\n",
            place.ReadConfig("promos.json"));
        await admin.Presses("Show it");
        await admin.Presses("Link and QR code");
        await Reads(admin, "https://t.me/market_room_bot?start=promo_WINTER-50");

        var olena = await place.Arrives("Olena");
        await olena.Says("/start promo_WINTER-50");
        await olena.Presses("I accept");
        await olena.Presses("Starter");
        await olena.Presses("Monthly");
        Assert.Equal("paid", await olena.Pays());
        Assert.Equal(950, Kept<Payment>(place).Single().Amount.MinorUnits);
        await admin.Presses("Refresh");
        Assert.Contains("Used 1 of 1 times · $9.50", string.Join('\n', await admin.Reads()),
            StringComparison.Ordinal);

        await admin.Presses("Stop");
        await Reads(admin, "the promo code WINTER-50 has changed");
        Assert.Contains("\"stopped\": true", place.ReadConfig("promos.json"), StringComparison.Ordinal);
        await admin.Presses("Show it");
        await admin.Presses("Delete");
        await admin.Presses("Yes, delete it");
        await Reads(admin, "the promo code WINTER-50 is gone");
        Assert.Equal(
            "{\n  // Ours.\n  \"promos\": [\n    // None yet.\n  ]\n}\n", place.ReadConfig("promos.json"));
        // What was read may not be noted as said yet.
        await place.Advance("PT1M");
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task A_price_changed_in_the_bot_is_paid_by_who_is_new_and_others_are_moved_with_a_pause()
    {
        await using var place = await Place.OpenAsync();
        var admin = place.Admin;
        await admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await ChangesPrice(admin, "prepare moving");
        await Reads(admin, "One subscription is moved");
        Assert.Contains("\"unitAmount\": 2500", place.ReadConfig("plans.json"), StringComparison.Ordinal);
        var ben = await Subscriber(place, "Ben");
        Assert.Equal(New, Of(place, ben).NextCharge);

        await admin.Presses("Starter: $19 a month");
        await place.Post("/sandbox/faults", new
        {
            service = "stripe",
            method = "POST /v1/subscription_schedules",
            status = 503,
            count = 2,
        });
        await admin.Presses("Move them");
        await admin.Presses("Yes, move 1");
        await Reads(admin, "under way");
        await admin.Presses("Pause");
        await Reads(admin, "paused");
        Assert.Equal(MigrationState.Paused, Kept<Migration>(place).Single().State);
        await place.Advance("PT1H");
        await admin.Presses("Go on");
        await place.Advance("PT2H");
        await Reads(admin, "everybody was looked at");
        Assert.Equal(new MigrationTally(Scheduled: 1), Kept<Migration>(place).Single().Tally);

        await place.Advance("P31D");

        Assert.Equal(New, Of(place, olena).NextCharge);
        Assert.Equal(1, Count(await olena.Reads(), "Starter will cost $25 a month"));
        // A button is good for thirty days.
        await admin.Says("/admin");
        await admin.Presses("Price changes");
        await admin.Presses("Starter: $19 a month");
        Assert.Contains("have switched: 1", string.Join('\n', await admin.Reads()), StringComparison.Ordinal);
        Assert.Equal(
            [1900, 2500, 2500, 2500],
            Kept<Payment>(place).Select(payment => payment.Amount.MinorUnits).Order());
        Assert.Single(await place.ListAtStripe("/v1/prices?lookup_keys[0]=starter_month&active=true"));
        Settled(place, payments: 4);
    }

    [Fact]
    public async Task Who_is_left_at_the_old_price_renews_at_it_and_a_migration_is_taken_back()
    {
        await using var place = await Place.OpenAsync();
        var admin = place.Admin;
        await admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await ChangesPrice(admin, "for new members");
        await Reads(admin, "Starter costs $25 a month");
        await admin.Says("/admin");
        await admin.Presses("Price changes");
        await admin.Presses("Move members");
        await admin.Presses("Starter: $19 a month");
        await Reads(admin, "prepared");
        await admin.Presses("Move them");
        await admin.Presses("Yes, move 1");
        await place.Advance("PT1M");
        await Reads(admin, "will switch: 1");
        await admin.Presses("Take it back");
        await admin.Presses("Yes, take it back");
        await place.Advance("PT1M");
        await Reads(admin, "keep the old price: 1");

        await place.Advance("P31D");

        Assert.Equal(Old, Of(place, olena).NextCharge);
        Assert.Equal([1900, 1900], Kept<Payment>(place).Select(payment => payment.Amount.MinorUnits));
        await admin.Says("/admin");
        await admin.Presses("Prices");
        await admin.Presses("At Stripe");
        await admin.Presses("Ask Stripe");
        await Reads(admin, "Gold, $99 a month: not there");
        await admin.Presses("Make what is missing");
        await Reads(admin, "✅ Gold, $99 a month · price_");
        Assert.DoesNotContain("not there", await admin.ReadsLast(), StringComparison.Ordinal);
        Settled(place, payments: 2);
    }

    private static async Task ChangesPrice(Someone admin, string what)
    {
        await admin.Says("/admin");
        await admin.Presses("Prices");
        await admin.Presses("Starter, $19 a month");
        await admin.Says("25");
        await admin.Presses(what);
    }

    private static Task Reads(Someone person, string words) => Place.Until(
        async () => (await person.Reads()).Any(text => text.Contains(words, StringComparison.Ordinal)));

    private static Subscription Of(Place place, Someone person) =>
        Kept<Subscription>(place).Single(held => held.Member == new MemberId(person.Id));

    private static T[] Kept<T>(Place place) where T : Core.Record =>
        place.Worker.Store.View(state => state.All<T>().ToArray());
}

using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;
using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>What the team does for one member, over the real wire formats.</summary>
public sealed class CaringForMembersTests
{
    [Fact]
    public async Task Days_that_are_given_let_in_and_out_again_and_Stripe_hears_nothing_of_them()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var petro = await place.Arrives("Petro");
        await petro.Says("/start");
        await petro.Presses("I accept");
        await place.Admin.Says($"/activate {petro.Id} 10 starter");
        await place.Admin.Presses("Yes, give it");

        await petro.Joins("Stocks");
        Assert.Equal(["Petro"], await place.Inside("Stocks"));
        await place.Advance("P12D");

        Assert.Empty(await place.Inside("Stocks"));
        Assert.Equal(1, Count(await petro.Reads(), "Starter has ended"));
        Settled(place, payments: 0);
    }

    [Fact]
    public async Task A_part_of_a_payment_is_given_back()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await Open(place, olena, "Money", "Give back");
        await place.Admin.Says("4.50");
        await place.Admin.Presses("Yes, give");

        Assert.Equal(450, place.Worker.Store.View(state => state.All<Payment>().Single().Refunded));
        Assert.Equal(1, Count(await olena.Reads(), "$4.50 of what you paid"));
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task A_ban_ends_the_subscription_at_Stripe_and_lets_out()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await olena.Joins("Stocks");
        var link = await olena.LinkTo("Bonds");
        await Open(place, olena, "Access", "Ban", "Yes, ban and end");

        Assert.Empty(await place.Inside("Stocks"));
        Assert.True(Only(place).HasEndedAtStripe);
        await place.Advance("P40D");
        Assert.Single(place.Worker.Store.View(state => state.All<Payment>().ToArray()));
        Assert.Empty(await place.Inside("Bonds"));
        Assert.NotEmpty(link);
    }

    [Fact]
    public async Task Free_days_move_the_charge_and_an_end_is_set_and_taken_back()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        var before = Only(place).PaidThrough!.Value;
        await Open(place, olena, "Access", "free days", "7 days", "Yes, give it");
        Assert.Equal(before.AddDays(7), Only(place).PaidThrough);
        await Open(place, olena, "Access", "end with its period", "Yes, do it");
        Assert.NotNull(Only(place).CancelAt);
        await Open(place, olena, "Access", "let it renew", "Yes, do it");
        Assert.Null(Only(place).CancelAt);

        await place.Advance("P33D");
        Settled(place, payments: 1);
        Assert.True(Only(place).GivesAccess);
        await place.Advance("P6D");

        Settled(place, payments: 2);
    }

    [Fact]
    public async Task Free_days_put_the_payment_off_and_another_plan_begins_with_it()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await Subscriber(place, "Olena");
        await Open(place, olena, "Access", "free days", "7 days", "Yes, give it");
        Assert.Equal(SubscriptionState.Active, Only(place).State);
        Assert.True(Only(place).IsPutOff);
        await olena.Says("/myplan");
        await olena.Presses("Change Starter");
        await olena.Presses("Gold · $99 a month");
        await olena.Presses("Change then");
        Assert.Equal(Only(place).PaidThrough, Only(place).Planned?.At);

        await place.Advance("P33D");
        Assert.Equal("starter", Only(place).Plan.Value);
        Settled(place, payments: 1);
        await place.Advance("P6D");

        Assert.Equal("gold", Only(place).Plan.Value);
        Assert.Equal(
            9_900,
            place.Worker.Store.View(state => state.All<Payment>().MaxBy(paid => paid.At)!.Amount.MinorUnits));
    }

    [Fact]
    public async Task The_address_of_a_purchase_is_found_and_stands_in_no_log()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await place.Arrives("Olena");
        await olena.Says("/start");
        foreach (var button in (string[])["I accept", "Starter", "Monthly"]) await olena.Presses(button);
        await olena.Pays(email: "Olena.K@mail.example");

        await place.Admin.Says("/find olena.k@mail");

        Assert.Contains("📧 Olena.K@mail.example", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            await place.Log(), line => line.Contains("olena.k@mail", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task Open(Place place, Someone person, params string[] buttons)
    {
        await place.Admin.Says($"/find {person.Id}");
        foreach (var button in buttons) await place.Admin.Presses(button);
    }

    private static Subscription Only(Place place) =>
        place.Worker.Store.View(state => state.All<Subscription>().Single());
}

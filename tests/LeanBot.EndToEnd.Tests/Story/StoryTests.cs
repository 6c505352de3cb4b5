using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

public sealed class StoryTests
{
    private const string FailsAtRenewal = "4000000000000341";

    [Fact]
    public async Task Subscribe_pay_join_renew_fail_leave_and_come_back()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Member(place, "Olena", "Gold");
        foreach (var channel in new[] { "Stocks", "Research", "Live chat" }) await olena.Joins(channel);
        Assert.Equal(["Olena"], await place.Inside("Research"));

        await place.Advance("P31D");
        await place.Advance("P31D");
        Assert.Equal(
            2, (await olena.Reads()).Count(text => text.Contains("is renewed", StringComparison.Ordinal)));

        await CardFails(place);
        await place.Advance("P31D");
        Assert.Contains("did not go through", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal(["Olena"], await place.Inside("Stocks"));
        await place.Advance("P7D");
        Assert.Contains("has ended", await olena.ReadsLast(), StringComparison.Ordinal);
        foreach (var channel in new[] { "Stocks", "Research", "Live chat" })
            Assert.Empty(await place.Inside(channel));

        Assert.Equal("paid", await olena.Pays());
        Assert.Contains("Welcome back", await olena.ReadsLast(), StringComparison.Ordinal);
        await olena.Joins("Stocks");
        Assert.Equal(["Olena"], await place.Inside("Stocks"));
        Settled(place, payments: 4);
    }

    [Fact]
    public async Task The_story_goes_on_over_a_restart_at_every_step()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await olena.Says("/start");
        await place.RestartAsync();
        await olena.Presses("accept");
        await place.RestartAsync();
        await olena.Presses("Pro");
        await place.RestartAsync();
        await olena.Presses("Monthly");
        await place.RestartAsync();
        await olena.Pays(FailsAtRenewal);
        await place.RestartAsync();
        await olena.Joins("Crypto");
        await place.RestartAsync();
        await place.Advance("P1M");
        await place.RestartAsync();
        await place.Advance("P10D");

        Assert.Empty(await place.Inside("Crypto"));
        Assert.Single(await olena.Reads(), text => text.Contains("has ended", StringComparison.Ordinal));
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task A_forwarded_link_lets_nobody_in_and_offers_the_plans()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Member(place, "Olena", "Gold");
        var mallory = await place.Arrives("Mallory");

        await mallory.Opens("Stocks", await olena.LinkTo("Stocks"));

        Assert.Empty(await place.Inside("Stocks"));
        Assert.Contains("This channel is for members", await mallory.ReadsLast(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_card_grants_nothing_and_another_one_can_be_tried()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await Chooses(olena, "Starter");

        Assert.Equal("declined", await olena.Pays("4000000000000002"));
        Assert.DoesNotContain(await olena.Reads(), text => text.Contains("🎉", StringComparison.Ordinal));

        Assert.Equal("paid", await olena.Pays());
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task Money_that_takes_days_grants_nothing_until_it_is_there()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await Chooses(olena, "Starter");
        await olena.Pays("sepa_debit");
        Assert.Contains("is on its way", await olena.ReadsLast(), StringComparison.Ordinal);

        await place.Advance("P4D");

        Assert.Contains("Starter is yours", await olena.ReadsLast(), StringComparison.Ordinal);
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task A_cancellation_is_heard_at_once_warned_of_and_ends_with_the_period()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Member(place, "Olena", "Gold");
        await olena.Joins("Stocks");
        var customer = (await place.Get("/sandbox/stripe/customers")).EnumerateArray().Single();
        var subscription = customer.GetProperty("subscriptions")[0].GetProperty("id").GetString();

        await place.AtStripe($"/v1/subscriptions/{subscription}", ("cancel_at_period_end", "true"));
        await place.Advance("PT1M");
        await olena.Says("/status");
        Assert.Contains("ends without renewal", await olena.ReadsLast(), StringComparison.Ordinal);

        await place.Advance("P31D");
        Assert.Equal(3, (await olena.Reads()).Count(text => text.Contains('⏰', StringComparison.Ordinal)));
        Assert.Contains("has ended", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Empty(await place.Inside("Stocks"));
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task An_event_that_Stripe_sends_again_changes_nothing()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Member(place, "Olena", "Gold");
        var before = await olena.Reads();

        foreach (var happened in (await place.Get("/sandbox/stripe/events")).EnumerateArray())
            await place.Post(
                $"/sandbox/stripe/events/{happened.GetProperty("id").GetString()}/resend", new { });

        Assert.Equal(before, await olena.Reads());
        Settled(place, payments: 1);
    }

    [Fact]
    public async Task While_Stripe_does_not_answer_nobody_is_let_out()
    {
        await using var place = await Place.OpenAsync();
        var olena = await Member(place, "Olena", "Gold");
        await olena.Joins("Stocks");
        await CardFails(place);
        await place.Advance("P1M");
        await place.Post("/sandbox/faults", new { service = "stripe", status = 503, count = 10_000 });

        await place.Advance("P7D");
        Assert.Equal(["Olena"], await place.Inside("Stocks"));

        await place.Delete("/sandbox/faults");
        await place.Advance("P1D");
        Assert.Empty(await place.Inside("Stocks"));
    }

    [Fact]
    public async Task A_call_that_was_cut_off_by_Telegram_is_made_again()
    {
        await using var place = await Place.OpenAsync();
        await place.Post(
            "/sandbox/faults", new { service = "telegram", method = "sendMessage", status = 500, count = 2 });
        var olena = await place.Arrives("Olena");

        await olena.Says("/start");
        await place.Advance("PT1M");

        Assert.Contains("Hello, Olena", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Single(await olena.Reads(), text => text.Contains("Hello", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Strangers_get_nothing_from_the_admin_bot_and_the_team_does()
    {
        await using var place = await Place.OpenAsync();
        var mallory = new Someone(place, (await place.Arrives("Mallory")).Id, place.AdminBot);
        await mallory.Says("/start");
        Assert.Contains("for the team", await mallory.ReadsLast(), StringComparison.Ordinal);

        await place.Admin.Says("/start");

        Assert.Contains("Hello, Ada", await place.Admin.ReadsLast(), StringComparison.Ordinal);
    }

    private static async Task<Someone> Member(Place place, string name, string plan)
    {
        var person = await place.Arrives(name);
        await Chooses(person, plan);
        Assert.Equal("paid", await person.Pays());
        Assert.Contains($"{plan} is yours", await person.ReadsLast(), StringComparison.Ordinal);
        return person;
    }

    private static async Task Chooses(Someone person, string plan)
    {
        await person.Says("/start");
        foreach (var label in new[] { "accept", plan, "Monthly" }) await person.Presses(label);
    }

    private static async Task CardFails(Place place)
    {
        var customer = (await place.Get("/sandbox/stripe/customers")).EnumerateArray().Single();
        await place.Post(
            "/sandbox/stripe/cards", new
            {
                customer = customer.GetProperty("id").GetString(),
                card = FailsAtRenewal
            });
    }
}

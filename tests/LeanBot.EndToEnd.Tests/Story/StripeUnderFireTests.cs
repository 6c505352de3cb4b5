using static LeanBot.EndToEnd.Tests.Story.Scenes;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The whole worker while Stripe does everything wrong at once, to several people.</summary>
public sealed class StripeUnderFireTests
{
    [Fact]
    public async Task Events_duplicated_cloned_and_shuffled_make_one_payment_and_one_welcome()
    {
        await using var place = await Place.OpenAsync();
        await GoesWrong(place, new { service = "stripe", events = "shuffled" });
        await GoesWrong(place, new { service = "stripe", events = "cloned" });
        await GoesWrong(place, new { service = "stripe", events = "duplicated", times = 3 });

        var olena = await Subscriber(place, "Olena");
        Assert.Equal(3, await place.CallsOf("createChatInviteLink"));
        Settled(place, payments: 1);

        await place.Advance("P32D");
        Assert.Equal(1, Count(await olena.Reads(), "is renewed"));
        Assert.Equal(1, Count(await olena.Reads(), "🎉"));
        Settled(place, payments: 2);
    }

    [Fact]
    public async Task While_events_are_four_days_late_nobody_is_sold_the_same_twice()
    {
        await using var place = await Place.OpenAsync();
        await GoesWrong(place, new { service = "stripe", events = "withheld" });
        var people = await Buy(place, "Olena", "Petro", "Zoe");
        foreach (var person in people) Assert.Equal(0, Count(await person.Reads(), "🎉"));

        await place.Advance("PT1H");
        foreach (var person in people) Assert.Equal(1, Count(await person.Reads(), "Starter is yours"));
        await place.Advance("P4D");
        await people[0].Says("/subscribe");
        await people[0].Presses("Starter");
        Assert.Contains("no need to pay twice", await people[0].ReadsLast(), StringComparison.Ordinal);
        Settled(place, payments: 3);

        await place.Delete("/sandbox/faults");
        var released = await place.Post("/sandbox/stripe/events/release", new { order = "reversed" });
        await place.Advance("PT1H");

        Assert.NotEqual(0, released.GetProperty("released").GetArrayLength());
        foreach (var person in people) Assert.Equal(1, Count(await person.Reads(), "🎉"));
        Settled(place, payments: 3);
    }

    [Theory]
    [InlineData(0.34)]
    [InlineData(1)]
    public async Task Where_events_never_come_to_be_the_round_grants_each_payment_once(double share)
    {
        await using var place = await Place.OpenAsync();
        await GoesWrong(place, new { service = "stripe", events = "never", share });
        var people = await Buy(place, "Ann", "Ben", "Cleo", "Dan", "Eva", "Finn");

        await place.Advance("PT1H");
        foreach (var person in people) Assert.Equal(1, Count(await person.Reads(), "Starter is yours"));
        Settled(place, payments: 6);

        await place.Advance("P33D");
        foreach (var person in people) Assert.Equal(1, Count(await person.Reads(), "is renewed"));
        Settled(place, payments: 12);
    }

    [Fact]
    public async Task A_page_whose_end_is_told_before_our_call_has_returned_is_not_taken_for_expired()
    {
        await using var place = await Place.OpenAsync();
        await GoesWrong(place, new { service = "stripe", events = "early" });
        var olena = await place.Arrives("Olena");
        await olena.Says("/start");
        foreach (var label in new[] { "I accept", "Gold", "Monthly" }) await olena.Presses(label);
        await olena.Says("/subscribe");
        foreach (var label in new[] { "Starter", "Monthly" }) await olena.Presses(label);

        Assert.Equal("paid", await olena.Pays());

        Assert.Equal(1, Count(await olena.Reads(), "Starter is yours"));
        Assert.Equal(0, Count(await olena.Reads(), "has closed, and nothing was charged"));
        Settled(place, payments: 1);
    }

    private static async Task<Someone[]> Buy(Place place, params string[] names)
    {
        var people = new List<Someone>();
        foreach (var name in names)
        {
            people.Add(await place.Arrives(name));
            await people[^1].Buys("Starter");
        }

        return [.. people];
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Text;
using LeanBot.Core;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>What reaches the team when things go wrong, and what they can do about it in the admin
/// bot.</summary>
public sealed class TeamUnderFireTests
{
    [Fact]
    public async Task Too_many_removals_wait_for_the_team_and_go_on_at_its_word()
    {
        await using var place = await Place.OpenAsync("""{ "access": { "maxRemovalsPerHour": 1 } }""");
        await place.Admin.Says("/start");
        foreach (var name in new[] { "Olena", "Petro", "Ivan" })
        {
            var person = await place.Arrives(name);
            await person.Buys("Starter");
            await person.Joins("Stocks");
        }

        foreach (var id in await place.SubscriptionIds())
            await place.AtStripe($"/v1/subscriptions/{id}", ("cancel_at_period_end", "true"));
        await place.Advance("P33D");
        Assert.Equal(2, (await place.Inside("Stocks")).Length);
        Assert.Single(await place.Admin.Reads(), text => text.StartsWith("🛑", StringComparison.Ordinal));

        await place.Admin.Presses("See who");
        Assert.Contains("2 people wait", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        await place.Admin.Presses("Let 2 out");

        Assert.Empty(await place.Inside("Stocks"));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_kept_raw_and_can_be_dropped()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        const string Body = """
            {"id":"evt_old","object":"event","api_version":"2019-01-01","type":"invoice.paid","created":1,
             "livemode":false,"data":{"object":{}}}
            """;

        using var answer = await place.Webhook(await Signed(place, Body));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var item = Assert.Single(place.Worker.Store.View(state => state.All<ParkedItem>().ToArray()));
        Assert.Equal(Body, item.Raw);
        await place.Advance("PT1M");
        await place.Admin.Says($"/parked {item.Reference}");
        Assert.Contains("2019-01-01", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        await place.Admin.Presses($"Try {item.Reference}");
        Assert.Contains("2019-01-01", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        await place.Admin.Presses("Drop");
        await place.Admin.Presses("Yes, drop it");
        await place.Admin.Says("/parked");
        Assert.Contains("Nothing is waiting", await place.Admin.ReadsLast(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dispute_reaches_the_team_with_its_member_and_the_menu_shows_how_things_stand()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        await (await place.Arrives("Olena")).Buys("Gold");
        var invoice = (await place.IdsAtStripe("/v1/invoices?limit=1")).Single();

        await place.Post("/sandbox/stripe/disputes", new { invoice });
        await place.Advance("PT1M");

        Assert.Contains("A payment is disputed: $99", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        Assert.Contains(
            "https://dashboard.stripe.com/test/disputes/du_", await place.Admin.UrlOf("Open at Stripe"),
            StringComparison.Ordinal);
        await place.Admin.Presses("Show member");
        Assert.Contains("Gold — disputed", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        await place.Admin.Presses("Menu");
        await place.Admin.Presses("Overview");
        var overview = await place.Admin.ReadsLast();
        Assert.Contains("GB free on the disk", overview, StringComparison.Ordinal);
        Assert.Contains("today: $0", overview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_hears_of_yesterday_at_nine_in_the_morning()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        await (await place.Arrives("Olena")).Buys("Gold");

        await place.Advance("P1D");

        Assert.StartsWith("☀️ 2 Nov 2026", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        Assert.Contains("1 new member", await place.Admin.ReadsLast(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_team_can_look_at_what_is_parked()
    {
        await using var place = await Place.OpenAsync();
        var mallory = new Someone(place, (await place.Arrives("Mallory")).Id, place.AdminBot);

        await mallory.Says("/parked");

        Assert.Contains("for the team of the community", await mallory.ReadsLast(), StringComparison.Ordinal);
    }

    private static async Task<HttpContent> Signed(Place place, string body)
    {
        var moment = (await place.Now()).ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData("whsec_sandbox"u8, Encoding.UTF8.GetBytes($"{moment}.{body}"));
        var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.Add("Stripe-Signature", $"t={moment},v1={Convert.ToHexStringLower(hash)}");
        return content;
    }
}

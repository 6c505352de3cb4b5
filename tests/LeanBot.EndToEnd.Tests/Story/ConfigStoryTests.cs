using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The config is edited while everything runs.</summary>
public sealed partial class ConfigStoryTests
{
    [Fact]
    public async Task A_new_price_shows_in_the_next_subscribe_and_is_what_is_paid()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await place.Arrives("Olena");
        await olena.Says("/start");
        await olena.Presses("I accept");

        place.WriteConfig(
            "plans.json", Shipped("plans.json").Replace(" 9900,", " 12900,", StringComparison.Ordinal));
        await Place.Until(async () => (await place.Admin.ReadsLast()).Contains(
            "Gold costs $129 a month", StringComparison.Ordinal));
        await olena.Says("/subscribe");
        Assert.Contains("Gold — $129 a month", await olena.ReadsLast(), StringComparison.Ordinal);
        await olena.Presses("Gold");
        await olena.Presses("Monthly · $129");

        Assert.Equal("paid", await olena.Pays());
        Assert.Contains("Gold — $129", string.Join("\n", await olena.Reads()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_edit_is_told_to_the_team_and_nothing_stops()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");

        place.WriteConfig("plans.json", "{\n  \"plans\": [ { \"id\": \"gold\" } ]\n}\n");
        await Place.Until(async () => (await place.Admin.ReadsLast()).Contains(
            "plans.json, line 2", StringComparison.Ordinal));

        Assert.Contains("«plans[0].title» is missing", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        var olena = await place.Arrives("Olena");
        await olena.Buys("Gold");
        place.WriteConfig("plans.json", Shipped("plans.json"));
        await Place.Until(async () => (await place.Admin.ReadsLast()).Contains(
            "in order again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_reads_the_log_of_a_community_without_a_team_is_its_first_admin()
    {
        await using var place = await Place.OpenAsync(
            admins: "{\n  // Nobody yet.\n  \"admins\": []\n}\n");
        var person = await place.Arrives("Zoe");
        var zoe = new Someone(place, person.Id, place.AdminBot);
        await zoe.Says("/start");
        Assert.Contains("Send it to me, and you are the first", await zoe.ReadsLast(), StringComparison.Ordinal);
        var line = Assert.Single(await place.Log(), one => one.Contains(
            "Nobody is in admins.json yet", StringComparison.Ordinal));
        Assert.Contains("to @market_room_team_bot in Telegram", line, StringComparison.Ordinal);

        await zoe.Says(Code().Match(line).Groups[1].Value);
        await Place.Until(async () => (await zoe.ReadsLast()).Contains(
            "You are in the team of Market Room", StringComparison.Ordinal));
        await zoe.Says("/parked");

        Assert.Contains("Nothing is waiting", await zoe.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal(
            $"{{\n  // Nobody yet.\n  \"admins\": [\n    {{ \"telegramId\": {zoe.Id}, \"name\": \"Zoe\", "
            + "\"language\": \"en\", \"role\": \"owner\" }\n  ]\n}\n",
            place.ReadConfig("admins.json"));
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_without_a_restart()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/import");
        Assert.DoesNotContain("Your role", await place.Admin.ReadsLast(), StringComparison.Ordinal);

        place.WriteConfig("admins.json", $$"""
            {
              "admins": [
                { "telegramId": {{place.Admin.Id}}, "name": "Ada", "role": "support" },
                { "telegramId": 78, "name": "Olha" }
              ]
            }
            """);
        await Place.Until(async () => (await place.Admin.ReadsLast()).Contains(
            "The config was edited", StringComparison.Ordinal));
        await place.Admin.Says("/import");

        Assert.Contains("Your role does not include that", await place.Admin.ReadsLast(), StringComparison.Ordinal);
    }

    private static string Shipped(string name, [CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "../../../config", name));

    [GeneratedRegex("code ([0-9a-z]{8}) to")]
    private static partial Regex Code();
}

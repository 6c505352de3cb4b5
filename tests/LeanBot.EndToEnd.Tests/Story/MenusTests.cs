namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>The menus that Telegram shows, set by the worker that runs.</summary>
public sealed class MenusTests
{
    [Fact]
    public async Task Members_see_their_languages_menu_and_the_team_sees_its_own_after_the_first_word()
    {
        await using var place = await Place.OpenAsync();
        await place.Advance("PT1M");
        var anna = await place.Arrives("Anna");
        var olena = await place.Arrives("Olena", "uk");

        Assert.Contains("/help — how everything works", await Menu(place, place.UserBot, anna.Id));
        Assert.Contains("/help — як усе працює", await Menu(place, place.UserBot, olena.Id));
        Assert.Equal(["/start — a word of welcome and the menu"], await Menu(place, place.AdminBot, place.Admin.Id));
        await place.Admin.Says("/start");
        await place.Advance("PT1M");
        Assert.Contains(
            "/parked — what could not be handled: try again or drop",
            await Menu(place, place.AdminBot, place.Admin.Id));
        Assert.Equal(["/start — a word of welcome and the menu"], await Menu(place, place.AdminBot, anna.Id));

        await anna.Says("/language");
        await anna.Presses("Українська");
        await place.Advance("PT1M");
        Assert.Contains("/help — як усе працює", await Menu(place, place.UserBot, anna.Id));

        var set = await Set(place);
        await place.RestartAsync();
        await place.Advance("PT1M");
        Assert.Equal(set, await Set(place));
    }

    [Fact]
    public async Task One_tap_on_the_folder_joins_all_that_the_plan_unlocks()
    {
        await using var place = await Place.OpenAsync(channels: """
            {
              "folderLink": "https://t.me/addlist/AbC",
              "channels": [
                { "id": "stocks", "chatId": -1001000000001, "title": "Stocks" },
                { "id": "bonds", "chatId": -1001000000002, "title": "Bonds" },
                { "id": "volatility", "chatId": -1001000000003, "title": "Volatility" },
                { "id": "crypto", "chatId": -1001000000004, "title": "Crypto" },
                { "id": "macro", "chatId": -1001000000005, "title": "Macro" },
                { "id": "commodity", "chatId": -1001000000006, "title": "Commodity" },
                { "id": "research", "chatId": -1001000000007, "title": "Research" },
                { "id": "portfolio", "chatId": -1001000000008, "title": "Portfolio" },
                { "id": "live-chat", "chatId": -1001000000009, "title": "Live chat" }
              ]
            }
            """);
        var anna = await place.Arrives("Anna");
        await anna.Buys("Starter");

        await place.Post(
            "/sandbox/chats/any/join", new { from = anna.Id, inviteLink = await anna.UrlOf("Join all at once") });
        await place.Advance("PT1M");

        Assert.Equal(["Anna"], await place.Inside("Stocks"));
        Assert.Equal(["Anna"], await place.Inside("Live chat"));
        Assert.Empty(await place.Inside("Research"));
        Assert.Single(
            await anna.Reads(), text => text.Contains("This channel is for members", StringComparison.Ordinal));
    }

    /// <summary>How many menus Telegram has taken.</summary>
    private static async Task<int> Set(Place place) =>
        (await place.Get("/sandbox/requests?service=telegram")).EnumerateArray().Count(call =>
            call.GetProperty("path").GetString()!.EndsWith("/setMyCommands", StringComparison.Ordinal)
            && call.GetProperty("status").GetInt32() == 200);

    private static async Task<string[]> Menu(Place place, long bot, long person) =>
    [
        .. (await place.Get($"/sandbox/chats/{bot}/commands?for={person}")).EnumerateArray().Select(line =>
            $"/{line.GetProperty("command").GetString()} — {line.GetProperty("description").GetString()}"),
    ];
}

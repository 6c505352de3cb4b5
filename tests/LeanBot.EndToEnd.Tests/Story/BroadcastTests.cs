using System.Text.Json;
using LeanBot.Core.Features.Broadcasts;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>A broadcast over the wire: formatting, a picture, buttons, a list as a file, deleting.</summary>
public sealed class BroadcastTests
{
    private static readonly byte[] Picture =
        [0xFF, 0xD8, 0xFF, .. Enumerable.Range(0, 50_000).Select(at => (byte)(at * 7))];

    [Fact]
    public async Task A_picture_with_words_and_buttons_reaches_everybody_by_one_upload_and_is_deleted_again()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        var petro = await place.Arrives("Petro", "uk");
        foreach (var one in (Someone[])[olena, petro])
        {
            await one.Says("/start");
        }

        await olena.Presses("I accept");
        await place.Admin.Says("/broadcast");
        await place.Admin.Presses("New broadcast");
        await place.Admin.Presses("Next: the text");
        await place.Post(
            $"/sandbox/chats/{place.AdminBot}/messages",
            new { from = place.Admin.Id, media = new { kind = "photo", bytes = Picture, caption = "Big <news>" } });
        await place.Admin.Presses("➕ Link");
        await place.Admin.Says("Read more https://example.com/news");
        await place.Admin.Presses("➕ Plan");
        await place.Admin.Presses("Gold");
        await place.Admin.Presses("👁");
        await place.Admin.Presses("Next: when");
        await place.Admin.Presses("Now");
        await place.Admin.Presses("Yes, send to 2");
        await place.Advance("PT1M");

        var (media, message) = await LastMedia(place, olena);
        Assert.Equal("Big <news>", message.GetProperty("text").GetString());
        Assert.Equal(
            Picture,
            (await place.Get($"/sandbox/files/{media.GetProperty("file").GetString()}"))
                .GetProperty("bytes").GetBytesFromBase64());
        Assert.Equal(
            ["Read more", "⭐ Обрати Gold", "🔕 Більше не надсилати"],
            (await LastMedia(place, petro)).Message.GetProperty("buttons").EnumerateArray()
                .Select(row => row[0].GetProperty("label").GetString()));
        Assert.Equal(1, await place.CallsOf("getFile"));

        await olena.Presses("⭐ Get Gold");
        Assert.Contains("Gold", await olena.ReadsLast(), StringComparison.Ordinal);
        await petro.Presses("🔕");
        await place.Admin.Presses("🗑");
        await place.Admin.Presses("Yes, delete");
        await place.Advance("PT1M");

        Assert.DoesNotContain(
            await olena.Reads(), text => text.Contains("Big <news>", StringComparison.Ordinal));
        var tally = place.Worker.Store.View(state => state.All<BroadcastTally>().Single());
        Assert.Equal(
            (2, 1, 1, 2), (tally.Sent, tally.MutedHere, tally.PressesOf(1), tally.Deletion!.Deleted));
    }

    [Fact]
    public async Task A_list_that_comes_as_a_file_is_read_line_by_line_and_a_test_goes_to_oneself()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        var petro = await place.Arrives("Petro");
        await olena.Says("/start");
        await petro.Says("/start");
        await place.Admin.Says("/broadcast");
        await place.Admin.Presses("New broadcast");
        await place.Admin.Presses("A list of my own");
        await place.Post(
            $"/sandbox/chats/{place.AdminBot}/messages",
            new
            {
                from = place.Admin.Id,
                media = new
                {
                    kind = "document",
                    fileName = "people.csv",
                    bytes = System.Text.Encoding.UTF8.GetBytes($"id\r\n{olena.Id}\r\n12\r\n"),
                },
            });

        Assert.Contains("One person is on your list", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        Assert.Contains("line 3: 12", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        await place.Admin.Presses("👥");
        await place.Admin.Presses("Next: the text");
        await place.Post(
            $"/sandbox/chats/{place.AdminBot}/messages",
            new { from = place.Admin.Id, html = "Only for <b>you</b>" });
        await place.Admin.Presses("👁");
        await place.Admin.Presses("Send it to me");
        Assert.Contains("can't write to you yet", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        await place.Admin.Presses("🕒");
        await place.Admin.Presses("Now");
        await place.Admin.Presses("Yes, send to 1");
        await place.Advance("PT1M");

        Assert.Equal("Only for you", await olena.ReadsLast());
        Assert.NotEqual("Only for you", await petro.ReadsLast());
        var sent = (await place.Get("/sandbox/requests?service=telegram&limit=500")).EnumerateArray()
            .Select(call => call.GetProperty("body").GetString()!)
            .Last(body => body.Contains($"{olena.Id}", StringComparison.Ordinal));
        Assert.Contains("Only for <b>you</b>", JsonDocument.Parse(sent).RootElement
            .GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_429_in_the_middle_is_waited_for_and_loses_nobody()
    {
        await using var place = await Place.OpenAsync();
        for (var i = 1; i <= 5; i++) await (await place.Arrives($"Member {i}")).Says("/start");
        await place.Admin.Says("/broadcast");
        await place.Admin.Presses("New broadcast");
        await place.Admin.Presses("Next: the text");
        await place.Admin.Says("Hello");
        await place.Admin.Presses("👁");
        await place.Admin.Presses("Next: when");
        await place.Admin.Presses("Now");
        await Scenes.GoesWrong(place, new
        {
            service = "telegram",
            method = "sendMessage",
            status = 429,
            retryAfter = 20,
            count = 2,
        });
        await place.Admin.Presses("Yes, send to 5");
        await place.Advance("PT5M");

        Assert.Equal(5, place.Worker.Store.View(state => state.All<BroadcastTally>().Single()).Sent);
    }

    private static async Task<(JsonElement Media, JsonElement Message)> LastMedia(Place place, Someone reader)
    {
        var chat = await place.Get($"/sandbox/chats/{place.UserBot}/messages?for={reader.Id}");
        var shown = chat.EnumerateArray().Last(message => message.TryGetProperty("media", out _));
        return (shown.GetProperty("media"), shown);
    }
}

using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Support;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>What members and the team send each other goes through both bots, bytes and all.</summary>
public sealed class SupportTests
{
    private static readonly byte[] Picture =
        [0xFF, 0xD8, 0xFF, .. Enumerable.Range(0, 300_000).Select(at => (byte)(at * 7))];

    [Fact]
    public async Task A_picture_reaches_the_team_and_another_comes_back_byte_by_byte()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await place.Admin.Says("/start");
        await olena.Says("/support");
        await Sends(place, olena.Id, place.UserBot, new { kind = "photo", bytes = Picture, caption = "Look <here>" });

        var (card, media) = await LastMedia(place, place.AdminBot, place.Admin.Id);
        Assert.Contains("Look <here>", card, StringComparison.Ordinal);
        Assert.Equal("photo", media.GetProperty("kind").GetString());
        Assert.Equal(Picture, await Bytes(place, media));

        byte[] report = [.. Picture.Skip(3)];
        await place.Admin.Presses("Reply");
        await Sends(place, place.Admin.Id, place.AdminBot, new
        {
            kind = "document",
            bytes = report,
            fileName = "Звіт \"2026\".pdf",
            mime = "application/pdf",
        });

        (var answer, media) = await LastMedia(place, place.UserBot, olena.Id);
        Assert.Contains("The team has sent you this", answer, StringComparison.Ordinal);
        Assert.Equal("Звіт _2026_.pdf", media.GetProperty("fileName").GetString());
        Assert.Equal("application/pdf", media.GetProperty("mime").GetString());
        Assert.Equal(report, await Bytes(place, media));
        Assert.Empty(place.Worker.Store.View(state => state.All<OutboxRow>().ToArray()));
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("video")]
    [InlineData("audio")]
    [InlineData("sticker")]
    [InlineData("animation")]
    [InlineData("video_note")]
    public async Task Every_kind_arrives_as_what_it_is(string kind)
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await place.Admin.Says("/start");
        await olena.Says("/support");
        await Sends(place, olena.Id, place.UserBot, new { kind, sizeBytes = 1_234 });

        var (_, media) = await LastMedia(place, place.AdminBot, place.Admin.Id);
        Assert.Equal(kind, media.GetProperty("kind").GetString());
        Assert.Equal(1_234, (await Bytes(place, media)).Length);
    }

    [Fact]
    public async Task Formatting_arrives_and_nothing_typed_becomes_markup()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await place.Admin.Says("/start");
        await olena.Says("/support");
        await place.Post(
            $"/sandbox/chats/{place.UserBot}/messages",
            new { from = olena.Id, html = "It is <b>very</b> &lt;i&gt;odd&lt;/i&gt;" });

        Assert.Contains("It is very <i>odd</i>", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        var sent = (await place.Get("/sandbox/requests?service=telegram")).EnumerateArray()
            .Select(call => call.GetProperty("body").GetString()!)
            .Last(body => body.Contains("It is", StringComparison.Ordinal));
        Assert.Contains(
            "It is <b>very</b> &lt;i&gt;odd&lt;/i&gt;",
            JsonDocument.Parse(sent).RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_sent()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await olena.Says("/support");
        await Sends(place, olena.Id, place.UserBot, new { kind = "video", sizeBytes = 21 * 1024 * 1024 });

        Assert.Contains("up to 20 MB", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal(0, await place.CallsOf("getFile"));
    }

    [Fact]
    public async Task A_download_that_fails_is_tried_again_and_no_token_is_ever_told()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await place.Admin.Says("/start");
        await olena.Says("/support");
        await Fails(place, "file", new { status = 500 });
        await Fails(place, "file", new { silent = true });
        await Fails(place, "getFile", new { status = 429, retryAfter = 5 });
        await Fails(place, "sendPhoto", new { status = 502 });
        await Sends(place, olena.Id, place.UserBot, new { kind = "photo", bytes = Picture });
        await place.Advance("PT5M");

        var (_, media) = await LastMedia(place, place.AdminBot, place.Admin.Id);
        Assert.Equal(Picture, await Bytes(place, media));
        Canary.IsInNoMessage(await place.Get("/sandbox/requests?service=telegram&limit=5000"));
        await place.StopAsync();
        Canary.IsInNoFile(place.DataFolder);
    }

    [Fact]
    public async Task A_download_that_never_succeeds_is_told_to_both_and_no_token_is()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await place.Admin.Says("/start");
        await olena.Says("/support");
        await Fails(place, "file", new { status = 500, count = 50 });
        await Sends(place, olena.Id, place.UserBot, new { kind = "voice", sizeBytes = 5_000 });
        await place.Advance("P1D");

        Assert.Contains("Telegram would not hand it over", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Contains(
            await place.Admin.Reads(),
            text => text.Contains("could not be fetched", StringComparison.Ordinal));
        Canary.IsInNoMessage(await place.Get("/sandbox/requests?service=telegram&limit=5000"));
        await place.StopAsync();
        Canary.IsInNoFile(place.DataFolder);
    }

    [Fact]
    public async Task Who_blocks_the_bot_gets_no_answer_and_the_team_knows()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await place.Admin.Says("/start");
        await olena.Says("/support Hello?");
        await place.Post($"/sandbox/people/{olena.Id}/block", new { bot = "user" });
        await place.Admin.Presses("Reply");
        await place.Admin.Says("Hello!");

        Assert.Contains("they have blocked the bot", await place.Admin.ReadsLast(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_before_a_restart_goes_on_after_it()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await place.Admin.Says("/start");
        await olena.Says("/support");
        await place.RestartAsync();
        await Sends(place, olena.Id, place.UserBot, new { kind = "photo", bytes = Picture });
        await place.Admin.Presses("Reply");
        await place.RestartAsync();
        await place.Admin.Says("I see");

        Assert.Contains("💬 The team: I see", await olena.ReadsLast(), StringComparison.Ordinal);
        Assert.Equal(
            TicketState.Answered, place.Worker.Store.View(state => state.All<Ticket>().Single()).State);
    }

    private static Task<JsonElement> Sends(Place place, long from, long bot, object media) =>
        place.Post($"/sandbox/chats/{bot}/messages", new { from, media });

    private static Task<JsonElement> Fails(Place place, string method, object how)
    {
        var fault = JsonSerializer.SerializeToNode(how)!.AsObject();
        (fault["service"], fault["method"]) = ("telegram", method);
        return place.Post("/sandbox/faults", fault);
    }

    /// <summary>The newest file in a chat from the bot, and the text of the message it replies to.</summary>
    private static async Task<(string Text, JsonElement Media)> LastMedia(Place place, long bot, long person)
    {
        var chat = await place.Get($"/sandbox/chats/{bot}/messages?for={person}");
        var messages = chat.EnumerateArray().ToArray();
        var shown = messages.Last(message =>
            message.TryGetProperty("media", out _) && message.GetProperty("from").GetInt64() == bot);
        var original = shown.GetProperty("replyTo").GetInt64();
        return (
            messages.Single(message => message.GetProperty("id").GetInt64() == original)
                .GetProperty("text").GetString()!,
            shown.GetProperty("media"));
    }

    private static async Task<byte[]> Bytes(Place place, JsonElement media) =>
        (await place.Get($"/sandbox/files/{media.GetProperty("file").GetString()}"))
        .GetProperty("bytes").GetBytesFromBase64();
}

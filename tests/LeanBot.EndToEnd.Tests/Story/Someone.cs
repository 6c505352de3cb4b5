using System.Text.Json;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>A person with a phone, in a private chat with a bot.</summary>
public sealed class Someone(Place place, long id, long? bot = null)
{
    public const string GoodCard = "4242424242424242";

    public long Id { get; } = id;

    private long Bot => bot ?? place.UserBot;

    public async Task Says(string text) =>
        await place.Post($"/sandbox/chats/{Bot}/messages", new { from = Id, text });

    /// <summary>Presses the newest button with these words on it.</summary>
    public async Task<JsonElement> Presses(string label)
    {
        var (message, button, _) = await Find(label);
        return await place.Post(
            $"/sandbox/chats/{Bot}/press", new { from = Id, messageId = message, button });
    }

    /// <summary>From the first word to the money.</summary>
    public async Task Buys(string plan)
    {
        await Says("/start");
        await Presses("I accept");
        await Presses(plan);
        await Presses("Monthly");
        await Pays();
    }

    public async Task<string> Pays(string card = GoodCard, string? email = null)
    {
        var answer = await place.Post("/sandbox/pay", new { url = (await Find("💳")).Url, card, email });
        return answer.GetProperty("status").GetString()!;
    }

    public async Task Joins(string channel) => await Opens(channel, await LinkTo(channel));

    public async Task Opens(string channel, string link) =>
        await place.Post(
            $"/sandbox/chats/{await place.ChatOf(channel)}/join", new { from = Id, inviteLink = link });

    public Task<string> LinkTo(string channel) => UrlOf($"Join {channel}");

    /// <summary>Where the newest button with these words leads.</summary>
    public async Task<string> UrlOf(string label) => (await Find(label)).Url!;

    public async Task<string[]> Reads() =>
        [.. (await Messages()).Select(message => message.GetProperty("text").GetString()!)];

    public async Task<string> ReadsLast() => (await Reads())[^1];

    private async Task<(long Message, string Label, string? Url)> Find(string label)
    {
        var buttons =
            from message in await Messages()
            from row in message.GetProperty("buttons").EnumerateArray()
            from button in row.EnumerateArray()
            where button.GetProperty("label").GetString()!.Contains(label, StringComparison.Ordinal)
            select (message.GetProperty("id").GetInt64(), button.GetProperty("label").GetString()!,
                button.TryGetProperty("url", out var url) ? url.GetString() : null);
        var found = buttons.ToArray();
        Assert.True(
            found.Length > 0, $"There is no button «{label}» under: {string.Join(" | ", await Reads())}");
        return found[^1];
    }

    private async Task<JsonElement[]> Messages() =>
        [.. (await place.Get($"/sandbox/chats/{Bot}/messages?for={Id}")).EnumerateArray()];
}

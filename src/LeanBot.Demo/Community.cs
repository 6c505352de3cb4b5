using System.Text.Json;

namespace LeanBot.Demo;

/// <summary>A few people to begin with, played through the sandbox's own control API as anybody
/// could.</summary>
internal sealed class Community(Uri sandbox) : IDisposable
{
    private const string GoodCard = "4242424242424242";
    private const string FailsAtRenewal = "4000000000000341";

    private readonly HttpClient _http = new() { BaseAddress = sandbox };

    public async Task MoveIn(CancellationToken stop)
    {
        await Subscribes("Bohdan Kovalenko", "Gold", "Yearly", GoodCard, ["Stocks", "Research", "Portfolio",
        "Live chat"], stop);
        await Subscribes("Chloé Martin", "Starter", "Monthly", GoodCard, ["Stocks", "Live chat"], stop);
        await Subscribes("Dmytro", "Pro", "Monthly", FailsAtRenewal, ["Crypto", "Macro"], stop);
        await Says(await Arrives("Emi 🌸", stop), "/start", stop);
        await Says(await Arrives("Olena", stop), "/start", stop);
    }

    public void Dispose() => _http.Dispose();

    private async Task Subscribes(
        string name, string plan, string period, string card, string[] channels, CancellationToken stop)
    {
        var person = await Arrives(name, stop);
        await Says(person, "/start", stop);
        foreach (var label in new[] { "accept", plan, period }) await Presses(person, label, stop);
        var pay = (
            await Buttons(person, stop)).Last(button => button.Label.Contains("💳", StringComparison.Ordinal));
        await Post("/sandbox/pay", new { url = pay.Url, card }, stop);
        foreach (var channel in channels)
        {
            var join = (await Buttons(person, stop)).Last(
                button => button.Label.EndsWith(channel, StringComparison.Ordinal));
            await Post($"/sandbox/chats/{await ChatOf(channel, stop)}/join", new
            {
                from = person,
                inviteLink = join.Url
            }, stop);
        }
    }

    private async Task<long> Arrives(string name, CancellationToken stop) =>
        (await Post("/sandbox/people", new { name }, stop)).GetProperty("id").GetInt64();

    private async Task Says(long person, string text, CancellationToken stop) =>
        await Post($"/sandbox/chats/{await UserBot(stop)}/messages", new { from = person, text }, stop);

    private async Task Presses(long person, string label, CancellationToken stop)
    {
        var button = (await Buttons(person, stop)).Last(
            button => button.Label.Contains(label, StringComparison.Ordinal));
        await Post(
            $"/sandbox/chats/{await UserBot(stop)}/press",
            new { from = person, messageId = button.MessageId, button = button.Label },
            stop);
    }

    private async Task<IReadOnlyList<Button>> Buttons(long person, CancellationToken stop)
    {
        var messages = await _http.GetFromJsonAsync<JsonElement>(
            $"/sandbox/chats/{await UserBot(stop)}/messages?for={person}", stop);
        return
        [
            .. from message in messages.EnumerateArray()
               from row in message.GetProperty("buttons").EnumerateArray()
               from button in row.EnumerateArray()
               select new Button(
                   message.GetProperty("id").GetInt64(),
                   button.GetProperty("label").GetString()!,
                   button.TryGetProperty("url", out var url) ? url.GetString() : null),
        ];
    }

    private async Task<long> UserBot(CancellationToken stop) =>
        (await World(stop)).GetProperty("bots").EnumerateArray()
        .First(bot => bot.GetProperty("role").GetString() == "user").GetProperty("id").GetInt64();

    private async Task<long> ChatOf(string title, CancellationToken stop) =>
        (await World(stop)).GetProperty("channels")
        .EnumerateArray().First(
            channel => channel.GetProperty("title").GetString() == title).GetProperty("id").GetInt64();

    private Task<JsonElement> World(CancellationToken stop) =>
        _http.GetFromJsonAsync<JsonElement>("/sandbox/world", stop);

    private async Task<JsonElement> Post(string path, object body, CancellationToken stop)
    {
        using var response = await _http.PostAsJsonAsync(path, body, stop);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
        return response.IsSuccessStatusCode
            ? answer
            : throw new InvalidOperationException($"The sandbox refused {path}: {answer}");
    }

    private sealed record Button(long MessageId, string Label, string? Url);
}

using System.Text.RegularExpressions;
using LeanBot.Core;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Telegram at its worst, with everything real but Telegram.</summary>
public sealed class EdgeTests
{
    [Fact]
    public async Task The_log_tells_of_a_payment_of_coming_in_and_of_the_end()
    {
        await using var place = await Place.OpenAsync();
        var olena = await place.Arrives("Olena");
        await olena.Says("/start");
        foreach (var label in new[] { "accept", "Starter", "Monthly" }) await olena.Presses(label);
        await olena.Pays();
        await olena.Joins("Stocks");
        var customer = (await place.Get("/sandbox/stripe/customers")).EnumerateArray().Single();
        var subscription = customer.GetProperty("subscriptions")[0].GetProperty("id").GetString();
        await place.AtStripe($"/v1/subscriptions/{subscription}", ("cancel_at_period_end", "true"));
        await place.Advance("P40D");

        var log = string.Concat(Directory.EnumerateFiles(place.LogFolder).Order().Select(ReadShared));

        foreach (var line in new[]
        {
            $"Payment main:in_\\w+: .* of member {olena.Id} for starter",
            $"Member {olena.Id} is in \\w+",
            $"Subscription main:{subscription} of member {olena.Id} to starter has ended",
            $"Member {olena.Id} is out of \\w+",
        })
            Assert.Single(Regex.Matches(log, line));
    }

    [Fact]
    public async Task A_429_passes_however_often_it_comes_and_everything_is_said_once()
    {
        await using var place = await Place.OpenAsync();
        foreach (var method in new[] { "sendMessage", "editMessageText" })
        {
            await place.Post(
                "/sandbox/faults",
                new { service = "telegram", method, status = 429, retryAfter = 20, count = 15 });
        }

        var olena = await place.Arrives("Olena");
        await olena.Says("/start");
        await place.Advance("PT1H");

        Assert.Single(await olena.Reads(), text => text.Contains("Hello, Olena", StringComparison.Ordinal));
        Assert.Empty(place.Worker.Store.View(state => state.All<OutboxRow>().ToArray()));
        Assert.Empty(place.Worker.Store.View(state => state.All<ParkedItem>().ToArray()));
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

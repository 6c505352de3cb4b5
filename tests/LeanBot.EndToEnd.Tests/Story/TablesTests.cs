using System.Text;
using System.Text.Json;
using CsvHelper;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Lists of people go in and out of the admin bot as files, and channels are looked
/// through.</summary>
public sealed class TablesTests
{
    [Fact]
    public async Task A_community_is_brought_in_from_a_file_comes_in_and_is_taken_away_as_one()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var (petro, olena) = (await place.Arrives("Petro"), await place.Arrives("Olena"));
        await olena.Buys("Starter");
        var file = $"\uFEFFplan;paid_through;id\r\nstarter;{(await place.Now()).AddDays(60):yyyy-MM-dd};{petro.Id}\r\n";

        await Sends(place, "people.csv", file);
        Assert.Contains("people.csv is right: 1 person", await place.Admin.ReadsLast(), StringComparison.Ordinal);
        await place.Admin.Presses("Bring 1 in");
        await place.Admin.Presses("Yes, bring 1 in");
        await place.Advance("PT1M");

        Assert.Single(Given(place));
        await petro.Says("/start");
        await petro.Presses("I accept");
        await petro.Joins("Stocks");
        Assert.Single(await place.Inside("Stocks"));
        await Sends(place, "again.csv", file);
        Assert.Contains("imported already", await place.Admin.ReadsLast(), StringComparison.Ordinal);

        await place.Admin.Says("/export members");
        await place.Advance("PT1M");
        var rows = Read(await LastFile(place));
        Assert.Equal(
            new[] { $"{petro.Id}", $"{olena.Id}" }.Order(), rows.Skip(1).Select(row => row[0]).Order());
        await place.Advance("P70D");
        Assert.Empty(await place.Inside("Stocks"));
    }

    [Fact]
    public async Task A_file_that_is_wrong_is_told_line_by_line()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");

        await Sends(place, "people.csv", "id,plan,paid_through\n12,silver,2027-01-01\nx,starter,2027-01-01\n");

        var read = await place.Admin.ReadsLast();
        Assert.Contains("Line 2: «silver» is no plan", read, StringComparison.Ordinal);
        Assert.Contains("Line 3: «x» is no Telegram id", read, StringComparison.Ordinal);
        Assert.Empty(Given(place));
    }

    [Fact]
    public async Task An_audit_looks_at_everybody_and_at_the_rights_of_the_bot()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await place.Arrives("Olena");
        await olena.Buys("Starter");
        await olena.Joins("Stocks");
        await place.Post(
            $"/sandbox/chats/{await place.ChatOf("Stocks")}/rights", new { canRestrictMembers = false });
        await place.Admin.Says("/start");
        await place.Admin.Presses("Check channels");
        await place.Admin.Presses("Look at everybody");

        await place.Advance("PT10M");

        await place.Admin.Presses("Show what was found");
        var read = await place.Admin.ReadsLast();
        Assert.Contains("Stocks: 1 member inside", read, StringComparison.Ordinal);
        Assert.Contains("I may not ban users there", read, StringComparison.Ordinal);
    }

    private static Subscription[] Given(Place place) => place.Worker.Store.View(
        state => state.All<Subscription>().Where(held => held.IsGiven).ToArray());

    private static Task<JsonElement> Sends(Place place, string name, string text) => place.Post(
        $"/sandbox/chats/{place.AdminBot}/messages",
        new
        {
            from = place.Admin.Id,
            media = new
            {
                kind = "document",
                bytes = Encoding.UTF8.GetBytes(text),
                fileName = name,
                mime = "text/csv",
            },
        });

    private static async Task<byte[]> LastFile(Place place)
    {
        var chat = await place.Get($"/sandbox/chats/{place.AdminBot}/messages?for={place.Admin.Id}");
        var file = chat.EnumerateArray()
            .Last(message => message.GetProperty("from").GetInt64() == place.AdminBot
                && message.TryGetProperty("media", out _))
            .GetProperty("media").GetProperty("file").GetString();
        return (await place.Get($"/sandbox/files/{file}")).GetProperty("bytes").GetBytesFromBase64();
    }

    private static List<string[]> Read(byte[] bytes)
    {
        using var csv = CsvReader.Create(bytes, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return rows;
    }
}

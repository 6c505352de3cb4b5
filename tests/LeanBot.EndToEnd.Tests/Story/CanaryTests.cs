namespace LeanBot.EndToEnd.Tests.Story;

/// <summary>Everything that could carry a secret along goes wrong in one story.</summary>
public sealed class CanaryTests
{
    private const string Card = "4000056655665556";
    private const string Address = "canary@people.example";

    [Fact]
    public async Task A_story_full_of_failures_leaves_no_secret_anywhere()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await place.Arrives("Olena");
        await olena.Says("/start");
        await olena.Presses("accept");
        await olena.Says($"my card is {Card}, my address {Address}");
        await Breaks(place, "stripe", "POST /v1/payment_links", 503, "key sk_test_sandbox is busy");
        await olena.Presses("Gold");
        await olena.Presses("Monthly");
        await place.Advance("PT10M");
        await Breaks(place, "stripe", "GET /v1/prices", 400, "Invalid API Key: sk_test_sandbox");
        await olena.Says("/subscribe");
        await olena.Presses("Starter");
        await olena.Presses("Monthly");
        await place.Advance("PT10M");
        await Breaks(
            place, "telegram", "sendMessage", 400, "GET https://api/bot7000000001%3asandbox-user-bot/x");
        await olena.Says("/status");
        await Breaks(
            place, "telegram", "answerCallbackQuery", 500, "https://api/bot7000000001:sandbox-user-bot/x");
        await olena.Says("/subscribe");
        await olena.Presses("Gold");
        await place.Post("/sandbox/faults", new
        {
            service = "telegram",
            method = "sendMessage",
            status = 500,
            silent = true,
            executed = false,
        });
        await olena.Says("/help");
        await place.Advance("PT1H");
        await Breaks(place, "telegram", "getUpdates", 401, "bot7000000002:sandbox-admin-bot is unauthorized", 2);
        await place.Advance("PT1H");

        Assert.Contains("<secret>", Logs(place), StringComparison.Ordinal);
        await place.StopAsync();
        Canary.IsInNoFile(place.DataFolder, [Card, Address]);
    }

    [Fact]
    public async Task Each_component_has_its_file_and_trouble_is_in_one_place()
    {
        await using var place = await Place.OpenAsync();
        await place.Admin.Says("/start");
        var olena = await place.Arrives("Olena");
        await olena.Buys("Gold");
        await Breaks(place, "telegram", "sendMessage", 500, "a canary of trouble");
        await olena.Says("/help");
        await place.Advance("P1D");
        await place.StopAsync();

        Tells("user-bot", $"message of {olena.Id}");
        Tells("admin-bot", $"message of {place.Admin.Id}");
        Tells("receiver", "(invoice.paid)");
        Tells("outbox", "telegram.message");
        Tells("outbox", "a canary of trouble");
        Tells("schedule", "due:");
        Tells("sync", "stripe.list");
        Tells("leanbot", "a canary of trouble");
        Tells("leanbot", "Payment main:in_");
        Tells("leanbot", "Listening on");
        var all = Directory.EnumerateFiles(place.LogFolder).ToArray();
        Assert.Equal(7, all.Length);
        foreach (var file in OperatingSystem.IsWindows() ? [] : all)
            Assert.Equal("UserWrite, UserRead", $"{new FileInfo(file).UnixFileMode}");

        void Tells(string component, string words) => Assert.Contains(
            words, string.Concat(Directory.EnumerateFiles(place.LogFolder, $"{component}-*.log")
                .Select(File.ReadAllText)),
            StringComparison.Ordinal);
    }

    private static async Task Breaks(
        Place place, string service, string method, int status, string description, int count = 1) =>
        await place.Post("/sandbox/faults", new { service, method, status, description, count });

    private static string Logs(Place place) => string.Concat(
        Directory.EnumerateFiles(place.LogFolder).Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }));
}

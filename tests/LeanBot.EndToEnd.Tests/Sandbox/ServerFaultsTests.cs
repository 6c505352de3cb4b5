using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class ServerFaultsTests
{
    [Theory]
    [InlineData("/v1/customers")]
    [InlineData("/bot1:x/getMe")]
    [InlineData("/sandbox/world")]
    [InlineData("/sandbox.js")]
    [InlineData("/nowhere")]
    public async Task Every_answer_says_what_time_it_is_in_this_world(string path)
    {
        await using var box = await SomeServer.Start();
        await box.Post("/sandbox/clock", new JsonObject { ["advance"] = "P1Y" });
        var before = box.Clock.GetUtcNow();

        using var answer = await box.Http.GetAsync(path);

        var date = DateTimeOffset.ParseExact(
            answer.Headers.GetValues("Date").Single(), "R", CultureInfo.InvariantCulture);
        Assert.InRange(date, before.AddSeconds(-1), box.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_late_answer_comes_in_real_time_after_the_call_was_done()
    {
        await using var box = await SomeServer.Start();
        await box.AnnWrites("/start");
        await box.Post("/sandbox/faults", JsonNode.Parse(
            """{"service":"telegram","method":"sendMessage","delaySeconds":0.3}""")!);
        var started = Stopwatch.GetTimestamp();

        var sent = await box.Bot("sendMessage", new JsonObject
        {
            ["chat_id"] = SomeWorld.Ann,
            ["text"] = "hi",
        });

        Assert.True((bool)sent["ok"]!);
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.29));
    }

    [Fact]
    public async Task A_call_that_is_cut_off_before_it_is_done_does_nothing()
    {
        await using var box = await SomeServer.Start();
        await box.Post("/sandbox/faults", JsonNode.Parse(
            """{"service":"stripe","method":"POST /v1/customers","silent":true,"executed":false}""")!);

        await Assert.ThrowsAsync<HttpRequestException>(() => box.Stripe("/v1/customers", "name=x"));

        Assert.Empty((await box.Get("/sandbox/stripe/customers")).AsArray());
    }

    [Fact]
    public async Task An_early_event_arrives_before_the_call_that_caused_it_is_answered()
    {
        await using var box = await SomeServer.Start();
        await using var receiver = await SomeReceiver.Start("whsec_main");
        box.Server.SendStripeEventsTo("main", receiver.Address);
        var answered = new TaskCompletionSource();
        receiver.Before = answered.Task;
        await box.Post("/sandbox/faults", JsonNode.Parse("""{"service":"stripe","events":"early"}""")!);

        var call = box.Stripe("/v1/customers", "name=x");
        await receiver.Asked;
        // An answer that nothing keeps back is here before these.
        for (var i = 0; i < 5; i++)
            await box.Get("/sandbox/clock");
        var overtaken = !call.IsCompleted;
        answered.SetResult();
        await call;

        Assert.True(overtaken);
        Assert.Equal(["customer.created"], receiver.Types);
    }

    [Fact]
    public async Task A_world_in_which_things_go_wrong_survives_a_restart()
    {
        var journal = Path.Combine(Path.GetTempPath(), $"sandbox-{Environment.ProcessId}-{nameof(
            A_world_in_which_things_go_wrong_survives_a_restart)}.jsonl");
        File.Delete(journal);
        try
        {
            string before;
            await using (var box = await SomeServer.Start(journal))
            {
                await using var receiver = await SomeReceiver.Start("whsec_main");
                box.Server.SendStripeEventsTo("main", receiver.Address);
                await GoWrong(box);
                before = box.Server.World.Dump();
            }

            await using (var box = await SomeServer.Start(journal))
                Assert.Equal(before, box.Server.World.Dump());
        }
        finally
        {
            File.Delete(journal);
        }
    }

    private static async Task GoWrong(SomeServer box)
    {
        foreach (var fault in (string[])[
            """{"service":"telegram","updates":"lost","share":0.5}""",
            """{"service":"telegram","updates":"duplicated","share":0.5}""",
            """{"service":"telegram","updates":"reordered","count":3}""",
            """{"service":"telegram","updates":"restarted","bot":"admin"}""",
            """{"service":"stripe","events":"shuffled","share":0.7}""",
            """{"service":"stripe","events":"never","share":0.1}""",
            """{"service":"stripe","events":"cloned","share":0.3}""",
            """{"service":"stripe","events":"duplicated","share":0.3,"times":3}""",
            """{"service":"stripe","events":"withheld","types":["invoice.*"],"share":0.5}""",
            """{"service":"telegram","method":"getChat","silent":true,"executed":false}""",
            """{"service":"telegram","chat":"-4001","status":400,"parameters":{"migrate_to_chat_id":-1}}"""])
        {
            Assert.Null((await box.Post("/sandbox/faults", JsonNode.Parse(fault)!))["error"]);
        }

        for (var i = 0; i < 20; i++)
            await box.AnnWrites($"n {i}");
        await Assert.ThrowsAsync<HttpRequestException>(() => box.Bot("getChat", Chat(SomeWorld.Group)));
        for (var i = 0; i < 22; i++)
            await box.Bot("sendMessage", Chat(SomeWorld.Group));
        await box.Bot("getUpdates", new JsonObject { ["offset"] = 700_000_004 });
        await box.Post($"/sandbox/chats/{SomeWorld.Channel}/rights", new JsonObject { ["removed"] = true });
        await box.Post($"/sandbox/chats/{SomeWorld.Group}/migrate", new JsonObject());
        await box.Bot("sendMessage", Chat(SomeWorld.Group));
        await box.Subscribe("4242424242424242");
        await box.Post("/sandbox/clock", new JsonObject { ["advance"] = "P40D" });
        await box.Post("/sandbox/stripe/events/release", new JsonObject { ["order"] = "shuffled" });
        await box.Post("/sandbox/clock", new JsonObject { ["advance"] = "P1D" });
    }

    private static JsonObject Chat(long chat) => new() { ["chat_id"] = chat, ["text"] = "hi" };
}

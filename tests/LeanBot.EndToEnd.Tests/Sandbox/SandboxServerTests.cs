using System.Net;
using System.Text.Json.Nodes;

namespace LeanBot.EndToEnd.Tests.Sandbox;

public sealed class SandboxServerTests
{
    [Fact]
    public async Task A_held_poll_answers_as_soon_as_someone_writes()
    {
        await using var box = await SomeServer.Start();
        var poll = box.Bot("getUpdates", new JsonObject { ["timeout"] = 50 });

        // The call settles first, and that needs the bot to confirm: so both go on at once.
        var written = box.AnnWrites("hello");
        var updates = (await poll)["result"]!.AsArray();
        await box.Bot("getUpdates", new JsonObject { ["offset"] = (long)updates[0]!["update_id"]! + 1 });
        await written;

        Assert.Equal("hello", (string)updates[0]!["message"]!["text"]!);
        Assert.False(box.Server.Busy);
    }

    [Fact]
    public async Task A_press_holds_until_the_bot_has_answered()
    {
        await using var box = await SomeServer.Start();
        await box.AnnWrites("/start");
        await box.Bot("sendMessage", new JsonObject
        {
            ["chat_id"] = SomeWorld.Ann,
            ["text"] = "?",
            ["reply_markup"] = JsonNode.Parse(
                """{"inline_keyboard":[[{"text":"Go","callback_data":"go"}]]}"""),
        });
        var poll = box.Bot("getUpdates", new JsonObject { ["timeout"] = 50, ["offset"] = 700_000_002 });

        var press = box.Post($"/sandbox/chats/{SomeWorld.UserBot}/press",
            new JsonObject { ["from"] = SomeWorld.Ann, ["messageId"] = 2, ["button"] = "Go" });
        var update = (await poll)["result"]![0]!;
        await box.Bot("answerCallbackQuery", new JsonObject
        {
            ["callback_query_id"] = (string)update["callback_query"]!["id"]!,
            ["text"] = "Gone",
            ["show_alert"] = true,
        });
        await box.Bot("getUpdates", new JsonObject { ["offset"] = (long)update["update_id"]! + 1 });

        Assert.Equal("""{"answered":true,"text":"Gone","alert":true}""", (await press).ToJsonString());
    }

    [Fact]
    public async Task Webhooks_arrive_signed_and_in_order_once_there_is_somewhere_to_send_them()
    {
        await using var box = await SomeServer.Start();
        await using var receiver = await SomeReceiver.Start("whsec_main");
        await box.Subscribe("4242424242424242");
        Assert.Empty(receiver.Types);
        Assert.False(box.Server.Busy);

        box.Server.SendStripeEventsTo("main", receiver.Address);
        await box.Server.Settle(CancellationToken.None);

        Assert.Equal(
            ["product.created", "price.created", "payment_link.created", "customer.created"],
            receiver.Types.Take(4));
        Assert.Equal("invoice_payment.paid", receiver.Types[^1]);
        Assert.False(box.Server.Busy);
    }

    [Fact]
    public async Task Moving_the_clock_fires_renewals_and_retries_on_the_way()
    {
        await using var box = await SomeServer.Start();
        await using var receiver = await SomeReceiver.Start("whsec_main");
        box.Server.SendStripeEventsTo("main", receiver.Address);
        await box.Subscribe("4242424242424242");
        var start = box.Clock.GetUtcNow();
        receiver.Status = 500;
        box.Server.DueSources.Add(() =>
        {
            var now = box.Clock.GetUtcNow();
            return now < start.AddDays(10) ? start.AddDays(10) : null;
        });
        box.Server.DueSources.Add(() => start.AddDays(3));

        await box.Post("/sandbox/clock", new JsonObject { ["advance"] = "P1M" });
        receiver.Status = 200;
        var moved = await box.Post("/sandbox/clock", new JsonObject { ["advance"] = "P1M" });

        Assert.Equal(3, (await box.Get("/sandbox/stripe/events")).AsArray()
            .Count(made => (string)made!["type"]! == "invoice.created"));
        Assert.Equal(2, receiver.Types.Count(type => type == "invoice.paid"));
        var now = DateTimeOffset.Parse(
            (string)moved["now"]!, System.Globalization.CultureInfo.InvariantCulture);
        // The answer has milliseconds, the clock more.
        Assert.True(now > start.AddMonths(2).AddMilliseconds(-1), (string)moved["now"]!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"advance":"3 days"}""")]
    [InlineData("""{"advance":"P"}""")]
    [InlineData("""{"advance":"P9999Y"}""")]
    public async Task A_wrong_duration_is_told_what_is_expected(string body)
    {
        await using var box = await SomeServer.Start();

        Assert.Contains("ISO 8601",
            (string)(await box.Post(
                "/sandbox/clock", JsonNode.Parse(body)!))["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_world_and_its_time_survive_a_restart_and_a_torn_line()
    {
        var journal = Path.Combine(Path.GetTempPath(), $"sandbox-{Environment.ProcessId}-{nameof(
            The_world_and_its_time_survive_a_restart_and_a_torn_line)}.jsonl");
        File.Delete(journal);
        try
        {
            string before;
            DateTimeOffset then;
            await using (var box = await SomeServer.Start(journal))
            {
                await using var receiver = await SomeReceiver.Start("whsec_main");
                box.Server.SendStripeEventsTo("main", receiver.Address);
                await box.AnnWrites("/start");
                await box.Subscribe("4000000000000341");
                await box.Post("/sandbox/clock", new JsonObject { ["advance"] = "P40D" });
                await box.Post("/sandbox/people", new JsonObject { ["name"] = "Late" });
                (before, then) = (box.Server.World.Dump(), box.Clock.GetUtcNow());
            }

            await File.AppendAllTextAsync(journal, "{\"at\":\"2026-01-");
            await using (var box = await SomeServer.Start(journal))
            {
                Assert.Equal(before, box.Server.World.Dump());
                Assert.True(box.Clock.GetUtcNow() >= then);
                await box.Post("/sandbox/people", new JsonObject { ["name"] = "Later" });
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

    [Fact]
    public async Task An_answer_that_is_lost_breaks_the_connection()
    {
        await using var box = await SomeServer.Start();
        await box.AnnWrites("/start");
        await box.Post("/sandbox/faults", JsonNode.Parse(
            """{"service":"telegram","status":500,"count":1,"after":true}""")!);

        await Assert.ThrowsAsync<HttpRequestException>(() => box.Bot("sendMessage",
            new JsonObject { ["chat_id"] = SomeWorld.Ann, ["text"] = "hi" }));

        Assert.Equal(2, (await box.Get(
            $"/sandbox/chats/{SomeWorld.UserBot}/messages?for={SomeWorld.Ann}")).AsArray().Count);
    }

    [Fact]
    public async Task Pages_carry_a_strict_policy_and_other_sites_may_not_act()
    {
        await using var box = await SomeServer.Start();
        foreach (var path in (string[])["/", "/sandbox.js", "/sandbox.css", "/checkout.js"])
        {
            using var page = await box.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.StartsWith("default-src 'none'", page.Headers.GetValues(
                "Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain(
                "<script>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/sandbox/people")
        {
            Content = new StringContent("{\"name\":\"x\"}"),
        };
        foreign.Headers.Add("Origin", "https://evil.example");
        using var refused = await box.Http.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_payment_link_is_on_this_server_and_opens_a_checkout_page()
    {
        await using var box = await SomeServer.Start();
        var url = await box.Subscribe("4242424242424242");

        var page = await box.Http.GetStringAsync(url);

        Assert.StartsWith(box.Server.Address.ToString(), url, StringComparison.Ordinal);
        Assert.Contains("data-card=\"4242424242424242\"", page, StringComparison.Ordinal);
        Assert.Contains("10.00 EUR every 1 month", page, StringComparison.Ordinal);
    }
}

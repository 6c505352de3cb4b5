using System.Net;
using System.Net.Sockets;
using LeanBot.Check;

namespace LeanBot.EndToEnd.Tests.Check;

/// <summary>Each thing that can be wrong, alone: one line tells of it and of how to mend it.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task Where_all_is_well_every_line_is_fine_and_nothing_was_changed()
    {
        await using var installation = await SomeInstallation.Open();

        var lines = await installation.Check();

        Assert.All(lines, line => Assert.Equal((line, Mark.Fine), (line, line.State)));
        Assert.Equal(
            ["Config", "Machine", "Bots", "Channels", "Stripe (main)"],
            lines.Select(line => line.Group).Distinct());
        Assert.False(Directory.Exists(installation.Data));
        Assert.Equal(["config"], Directory.GetFileSystemEntries(installation.Folder).Select(Path.GetFileName));
        Assert.DoesNotContain(
            await installation.Calls(), call => call is { Method: "POST", Status: 200 } && call.IsOurs);
    }

    [Theory]
    [InlineData("LEANBOT_USER_BOT_TOKEN", "", "user bot", "is not set")]
    [InlineData("LEANBOT_ADMIN_BOT_TOKEN", "", "admin bot", "is not set")]
    [InlineData("LEANBOT_STRIPE_MAIN_KEY", "pk_test_1", "stripe", "is not a secret or restricted key")]
    [InlineData("LEANBOT_STRIPE_MAIN_WEBHOOK_SECRET", "", "stripe", "is not set")]
    public async Task What_is_missing_is_named_and_the_rest_is_looked_at(
        string name, string value, string of, string found)
    {
        await using var installation = await SomeInstallation.Open();
        installation.Secrets[name] = value;

        var lines = await installation.Check();

        var wrong = Assert.Single(lines, line => line.State == Mark.Wrong);
        Assert.Equal(name, wrong.What);
        Assert.Contains(found, wrong.Found, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.State == Mark.Fine && line.What != of && line.Group == "Bots");
    }

    [Fact]
    public async Task A_config_file_that_is_wrong_is_told_with_its_line()
    {
        await using var installation = await SomeInstallation.Open();
        await File.WriteAllTextAsync(installation.In("channels.json"), "{\n  \"channels\": 1\n}");

        var wrong = Assert.Single(await installation.Check(), line => line.State == Mark.Wrong);

        Assert.Equal("config/channels.json", wrong.What);
        Assert.StartsWith("line 2:", wrong.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_leanbot_json_is_wrong_nobody_outside_is_asked()
    {
        await using var installation = await SomeInstallation.Open();
        installation.Settings = "{";

        Assert.Contains(await installation.Check(), line => line.What == "config/leanbot.json");
        Assert.DoesNotContain("getMe", await installation.Requests(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_of_nobody_is_odd_and_not_wrong()
    {
        await using var installation = await SomeInstallation.Open();
        await File.WriteAllTextAsync(installation.In("admins.json"), """{"admins":[]}""");
        Tells(await installation.Finding(), Mark.Odd, "config/admins.json", "nobody", "Write to the admin bot");
    }

    [Fact]
    public async Task A_token_that_Telegram_refuses_is_told()
    {
        await using var installation = await SomeInstallation.Open();
        installation.Secrets["LEANBOT_ADMIN_BOT_TOKEN"] = "7000000009:AAnobody";
        Tells(await installation.Finding(), Mark.Wrong, "admin bot", "401", "LEANBOT_ADMIN_BOT_TOKEN");
    }

    [Fact]
    public async Task Two_tokens_of_one_bot_are_told()
    {
        await using var installation = await SomeInstallation.Open();
        installation.Secrets["LEANBOT_ADMIN_BOT_TOKEN"] = "7000000001:AAolder";
        Assert.Contains(
            await installation.Check(), line => line.What == "both bots" && line.State == Mark.Wrong);
    }

    [Fact]
    public async Task A_webhook_on_a_bot_is_told_without_its_path()
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Post(
            $"/bot{SomeInstallation.UserToken}/setWebhook", new { url = "https://old.example/hook/s3cret" });

        var finding = await installation.Finding();

        Tells(finding, Mark.Wrong, "user bot's updates", "old.example", "deleteWebhook");
        Assert.DoesNotContain("s3cret", finding.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"canInviteUsers":false}""", "may not invite")]
    [InlineData("""{"canRestrictMembers":false}""", "may not ban")]
    [InlineData("""{"administrator":false}""", "no administrator")]
    public async Task A_right_that_the_bot_lacks_in_a_channel_is_named(string change, string found)
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Post(
            $"/sandbox/chats/{SomeInstallation.Stocks}/rights", System.Text.Json.JsonDocument.Parse(change));
        Tells(await installation.Finding(), Mark.Wrong, "Stocks", found, "Invite users via link");
    }

    [Theory]
    [InlineData(-1_009_999_999_999)]
    [InlineData(SomeInstallation.Stocks)]
    public async Task A_channel_that_the_bot_is_not_in_says_how_to_find_its_id(long chatId)
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Post($"/sandbox/chats/{SomeInstallation.Stocks}/rights", new { removed = true });
        await File.WriteAllTextAsync(
            installation.In("channels.json"),
            $$"""{"channels":[{"id":"stocks","chatId":{{chatId}},"title":"Stocks"}]}""");
        Tells(await installation.Finding(), Mark.Wrong, $"{chatId}", "does not find it", "web.telegram.org");
    }

    [Fact]
    public async Task A_group_that_became_another_names_the_new_id()
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Post("/sandbox/faults", new
        {
            service = "telegram",
            method = "getChat",
            status = 400,
            description = "Bad Request: group chat was upgraded to a supergroup chat",
            parameters = new { migrate_to_chat_id = -1_002_222 },
        });
        Tells(await installation.Finding(), Mark.Wrong, "Stocks", "-1002222", "config/channels.json");
    }

    [Fact]
    public async Task A_key_that_Stripe_refuses_is_told_without_the_rest()
    {
        await using var installation = await SomeInstallation.Open();
        installation.Secrets["LEANBOT_STRIPE_MAIN_KEY"] = "sk_test_nobody";
        Tells(await installation.Finding(), Mark.Wrong, "LEANBOT_STRIPE_MAIN_KEY", "401", "API keys");
    }

    [Theory]
    [InlineData("POST /v1/payment_links", "Payment Links: Write")]
    [InlineData("POST /v1/invoices/create_preview", "Invoices: Write")]
    [InlineData("GET /v1/charges", "Charges and Refunds: Read")]
    [InlineData("POST /v1/subscriptions/{id}", "Subscriptions: Write")]
    public async Task A_permission_that_the_key_lacks_is_named(string method, string permission)
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Refuse("stripe", method.Replace("{id}", "sub_none", StringComparison.Ordinal), 403);
        Tells(await installation.Finding(), Mark.Wrong, "permissions", permission, "Edit key");
    }

    [Fact]
    public async Task A_price_that_differs_is_odd_since_a_sale_makes_a_new_one()
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Stripe("/v1/products", ("id", "leanbot_gold"), ("name", "Gold"));
        await installation.Stripe(
            "/v1/prices", ("product", "leanbot_gold"), ("currency", "usd"), ("unit_amount", "8900"),
            ("recurring[interval]", "month"), ("lookup_key", "gold_month"));
        Tells(await installation.Finding(), Mark.Odd, "price gold_month", "$89", "plans.json");
    }

    [Fact]
    public async Task An_archived_product_is_told()
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Stripe(
            "/v1/products", ("id", "leanbot_gold"), ("name", "Gold"), ("active", "false"));
        Tells(await installation.Finding(), Mark.Wrong, "product «Gold»", "archived", "unarchive");
    }

    [Fact]
    public async Task No_webhook_endpoint_says_which_one_to_make()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        Tells(
            await installation.Finding(), Mark.Wrong, "webhook endpoint", "/webhooks/stripe/main",
            "invoice.payment_failed");
    }

    [Theory]
    [InlineData("enabled_events[0]", "invoice.paid", "not told of charge.dispute.created, checkout.session")]
    [InlineData("api_version", "", "version of the account")]
    [InlineData("url", "https://club.example/webhooks/stripe/other", "no endpoint")]
    public async Task A_webhook_endpoint_that_does_not_fit_is_told(string field, string value, string found)
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        await installation.AddEndpoint((field, value));
        Tells(await installation.Finding(), Mark.Wrong, "webhook endpoint", found, "Webhooks");
    }

    [Fact]
    public async Task While_a_secret_is_rolled_one_endpoint_that_fits_is_enough()
    {
        await using var installation = await SomeInstallation.Open();
        await installation.AddEndpoint(("enabled_events[0]", "invoice.paid"));
        Assert.All(await installation.Check(), line => Assert.Equal(Mark.Fine, line.State));
    }

    [Fact]
    public async Task A_clock_that_is_off_is_told_for_each_side()
    {
        await using var installation = await SomeInstallation.Open();
        var lines = await installation.Check(new LateTime());
        Assert.All(
            lines.Where(line => line.State != Mark.Fine),
            line => Assert.Contains("behind", line.Found, StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(line => line.State == Mark.Wrong));
    }

    [Fact]
    public async Task A_port_that_another_program_holds_is_told()
    {
        await using var installation = await SomeInstallation.Open();
        using var other = new TcpListener(IPAddress.Loopback, installation.Port);
        other.Start();
        var answering = Refuse(other);

        Tells(await installation.Finding(), Mark.Wrong, "receiver", "in use", "Stop what listens there");
        other.Stop();
        await answering;
    }

    [Fact]
    public async Task A_worker_that_runs_is_fine()
    {
        await using var installation = await SomeInstallation.Open();
        await using var worker = Worker.Create(installation.Options, TimeProvider.System);
        await worker.StartAsync(CancellationToken.None);

        var line = Assert.Single(
            await installation.Check(), line => line.What.StartsWith("receiver", StringComparison.Ordinal));

        // Its bots may not have answered it yet.
        Assert.StartsWith("a worker is running", line.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_another_worker_uses_is_odd()
    {
        await using var installation = await SomeInstallation.Open();
        await using var worker = Worker.Create(
            installation.Options with { ReceiverPort = 0 }, TimeProvider.System);
        Tells(await installation.Finding(), Mark.Odd, "receiver", "is using the data folder", "--data DIR");
    }

    [Fact]
    public async Task A_worker_that_is_not_ready_is_told_with_its_own_words()
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Refuse("telegram", "getUpdates", 502, "Bad Gateway");
        await using var worker = Worker.Create(installation.Options, TimeProvider.System);
        await worker.StartAsync(CancellationToken.None);
        Tells(await installation.Finding(), Mark.Wrong, "receiver", "not ready: userBot", "data/logs");
    }

    [Theory]
    [InlineData(5_000_000_000, "Fine")]
    [InlineData(1_000_000_000, "Odd")]
    [InlineData(100_000_000, "Wrong")]
    public void A_disk_that_fills_up_is_told(long bytes, string expected)
    {
        var section = new Section("Machine");
        DiskCheck.TellOfRoom(section, bytes);
        Assert.Equal(expected, $"{Assert.Single(section).State}");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_told()
    {
        await using var installation = await SomeInstallation.Open();
        await File.WriteAllTextAsync(installation.Data, "a file where the folder should be");
        Tells(await installation.Finding(), Mark.Wrong, "data", "no folder but a file", "chown");
    }

    [Fact]
    public async Task A_data_folder_that_others_may_read_is_odd()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var installation = await SomeInstallation.Open();
        Directory.CreateDirectory(installation.Data, (UnixFileMode)0b111_101_101);
        Tells(await installation.Finding(), Mark.Odd, "data", "others", "chmod 700");
    }

    [Fact]
    public async Task Where_nobody_answers_every_line_says_so_and_none_holds_a_secret()
    {
        await using var installation = await SomeInstallation.Open();
        installation.Settings = """
            {"telegram":{"baseUrl":"http://127.0.0.1:1"},"stripe":{"baseUrl":"http://127.0.0.1:1"}}
            """;

        var text = await installation.Text();

        Assert.Contains("✗ user bot — Telegram says: no connection", text, StringComparison.Ordinal);
        Assert.Contains("✗ LEANBOT_STRIPE_MAIN_KEY — Stripe says: no answer", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_echoes_a_secret_is_shown_without_it()
    {
        await using var installation = await SomeInstallation.Open();
        await installation.Refuse(
            "telegram", "getMe", 400, $"bad path /bot{Uri.EscapeDataString(SomeInstallation.UserToken)}/getMe");
        await installation.Refuse("stripe", "GET /v1/prices", 401, $"Invalid key {SomeInstallation.Key}");

        var text = await installation.Text();

        Assert.Contains("bad path /bot<secret>/getMe", text, StringComparison.Ordinal);
        Assert.Contains("Invalid key <secret>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal);
    }

    private static void Tells(CheckLine line, Mark state, string what, string found, string remedy)
    {
        Assert.Equal(state, line.State);
        Assert.Contains(what, line.What, StringComparison.Ordinal);
        Assert.Contains(found, line.Found, StringComparison.Ordinal);
        Assert.Contains(remedy, line.Remedy, StringComparison.Ordinal);
    }

    /// <summary>Speaks another language than HTTP.</summary>
    private static async Task Refuse(TcpListener other)
    {
        try
        {
            while (true)
            {
                using var caller = await other.AcceptTcpClientAsync();
                await caller.GetStream().WriteAsync("220 mail\r\n"u8.ToArray());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private sealed class LateTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - TimeSpan.FromMinutes(1);
    }
}

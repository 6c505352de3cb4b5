using LeanBot.Check;
using LeanBot.Cli;
using LeanBot.Configuration;

namespace LeanBot.EndToEnd.Tests.Check;

/// <summary><c>leanbot stripe setup</c> against the sandbox: from nothing to all that is needed, and once
/// more.</summary>
public sealed class StripeSetupTests
{
    private const string Url = "https://club.example/webhooks/stripe/main";

    [Fact]
    public async Task What_is_missing_is_made_and_a_second_run_changes_nothing()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);

        var (code, first) = await Run(installation, Url);

        Assert.Equal(ExitCode.Ok, code);
        foreach (var made in (string[])["product «Gold» — made", "price gold_month — made, $99", "portal — config",
            $"endpoint — made, {Url}, 2026-10-28.endive", "4 made or changed."])
            Assert.Contains(made, first, StringComparison.Ordinal);
        var secret = first.Split("LEANBOT_STRIPE_MAIN_WEBHOOK_SECRET=")[1].Split('\n')[0];
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);

        var writes = await Writes(installation);
        var (again, second) = await Run(installation, Url);

        Assert.Equal((ExitCode.Ok, writes), (again, await Writes(installation)));
        Assert.Contains("Nothing was changed.", second, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", second, StringComparison.Ordinal);
        Assert.Equal(4, second.Split('✓').Length - 2);
        Assert.All(await installation.Check(), line => Assert.Equal((line, Mark.Fine), (line, line.State)));
    }

    [Fact]
    public async Task A_dry_run_tells_all_and_changes_nothing()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        var (code, said) = await Run(installation, Url, isDry: true);

        Assert.Equal((ExitCode.Ok, 0), (code, await Writes(installation)));
        foreach (var planned in (string[])["product «Gold» — would be made", "price gold_month — would be made, $99",
            "a configuration would be made", "endpoint — would be made", "4 to be made or changed"])
            Assert.Contains(planned, said, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_price_and_another_title_are_brought_to_Stripe()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        await Run(installation, Url);
        await File.WriteAllTextAsync(installation.In("plans.json"), """
            {"plans":[{"id":"gold","title":"Gold 2","channels":["stocks"],
              "prices":{"month":{"unitAmount":10900,"currency":"usd"}}}]}
            """);

        var (code, said) = await Run(installation);

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("renamed, was «Gold»", said, StringComparison.Ordinal);
        Assert.Contains("made, $109 in place of $99", said, StringComparison.Ordinal);
        Assert.Contains("brought up to date", said, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", (await Run(installation)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_with_other_events_or_another_address_gets_ours()
    {
        await using var installation = await SomeInstallation.Open();
        Assert.Contains(
            "no more *", (await Run(installation)).Said, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", (await Run(installation)).Said, StringComparison.Ordinal);
        Assert.Contains(
            "the address https://new.example/webhooks/stripe/main",
            (await Run(installation, "https://new.example/webhooks/stripe/main")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_of_another_version_is_left_alone_and_told()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        await installation.Stripe(
            "/v1/webhook_endpoints", ("url", Url), ("enabled_events[0]", "invoice.paid"));
        var (code, said) = await Run(installation, Url);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("Stripe cannot change that", said, StringComparison.Ordinal);
        Assert.Contains("1 wrong.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_of_another_version_gives_way_where_that_is_wanted_and_is_kept_disabled()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        await installation.Stripe(
            "/v1/webhook_endpoints", ("url", Url), ("enabled_events[0]", "invoice.paid"));

        var (code, said) = await Run(installation, Url, replaces: true);
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("LEANBOT_STRIPE_MAIN_WEBHOOK_SECRET=whsec_", said, StringComparison.Ordinal);
        Assert.Contains("of version of the account, disabled", said, StringComparison.Ordinal);

        (code, said) = await Run(installation, Url);
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("Nothing was changed.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_the_endpoint_waits_for_one()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        var (code, said) = await Run(installation);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("--url https://YOUR-HOST/webhooks/stripe/main", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST /v1/products", "Products: Write")]
    [InlineData("POST /v1/prices", "Prices: Write")]
    [InlineData("POST /v1/billing_portal/configurations", "Customer portal: Write")]
    [InlineData("POST /v1/webhook_endpoints", "Webhook Endpoints: Write")]
    public async Task A_permission_that_the_key_lacks_is_named_and_the_rest_is_done(
        string method, string permission)
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        await installation.Refuse("stripe", method, 403, "The key does not have the required permissions.");
        var (code, said) = await Run(installation, Url);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains($"the key lacks «{permission}»", said, StringComparison.Ordinal);
        Assert.Contains("made or changed.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_Stripe_refuses_ends_it_at_once_and_is_not_shown()
    {
        await using var installation = await SomeInstallation.Open();
        installation.Secrets["LEANBOT_STRIPE_MAIN_KEY"] = "sk_test_CANARYother";
        var (code, said) = await Run(installation, Url);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("LEANBOT_STRIPE_MAIN_KEY — Stripe says: 401", said, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main", "LEANBOT_STRIPE_MAIN_KEY", "", Url, "LEANBOT_STRIPE_MAIN_KEY is not set")]
    [InlineData("main", "LEANBOT_STRIPE_MAIN_KEY", "pk_test_1", Url, "is not a secret or restricted key")]
    [InlineData("other", "", "", Url, "There is no account «other»: known are main")]
    [InlineData("main", "", "", "https://club.example/hook", "expected is https://YOUR-HOST/webhooks/stripe/main")]
    [InlineData("main", "LEANBOT_STRIPE_MAIN_KEY", "sk_live_1", "http://club.example/webhooks/stripe/main", "https only")]
    public async Task What_cannot_be_right_is_refused_before_anything_is_asked(
        string account, string name, string value, string url, string found)
    {
        await using var installation = await SomeInstallation.Open();
        if (name.Length > 0) installation.Secrets[name] = value;
        var refused = await Assert.ThrowsAsync<ConfigRefused>(() => Run(installation, url, account: account));
        Assert.Contains(found, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> Run(
        SomeInstallation installation, string? url = null, bool isDry = false, string account = "main",
        bool replaces = false)
    {
        await using var output = new StringWriter();
        var code = await StripeCommands.Setup(
            installation.Options, account, url, isDry, output, CancellationToken.None, replaces);
        return (code, output.ToString());
    }

    private static async Task<int> Writes(SomeInstallation installation) =>
        (await installation.Calls()).Count(call => call.Method == "POST");
}

using LeanBot.Configuration;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class SecretsTests
{
    private static readonly Dictionary<string, string> Complete = new()
    {
        ["LEANBOT_USER_BOT_TOKEN"] = "1:user",
        ["LEANBOT_ADMIN_BOT_TOKEN"] = "2:admin",
        ["LEANBOT_STRIPE_MAIN_KEY"] = "sk_test_abc",
        ["LEANBOT_STRIPE_MAIN_WEBHOOK_SECRET"] = "whsec_old, whsec_new",
    };

    [Fact]
    public void A_secret_that_is_rolled_has_two_values()
    {
        var main = Assert.Single(Secrets.Read(Complete).Accounts);
        Assert.Equal(("main", false), (main.Account, main.IsLive));
        Assert.Equal(["whsec_old", "whsec_new"], main.WebhookSecrets);
    }

    [Fact]
    public void A_second_account_is_one_more_key()
    {
        var secrets = Secrets.Read(new Dictionary<string, string>(Complete)
        {
            ["LEANBOT_STRIPE_OTHER_KEY"] = "rk_live_abc",
            ["LEANBOT_STRIPE_OTHER_WEBHOOK_SECRET"] = "whsec_x",
        });
        Assert.Equal(
            [("main", false), ("other", true)], secrets.Accounts.Select(one => (one.Account, one.IsLive)));
    }

    [Fact]
    public void Whatever_is_missing_is_told_at_once_and_the_demo_is_named()
    {
        var refused = Assert.Throws<ConfigRefused>(() => Secrets.Read(new Dictionary<string, string>()));
        Assert.All(Complete.Keys.Append("./scripts/demo.sh"), name =>
            Assert.Contains(name, refused.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LEANBOT_USER_BOT_TOKEN", "no-token")]
    [InlineData("LEANBOT_ADMIN_BOT_TOKEN", "1:user")]
    [InlineData("LEANBOT_STRIPE_MAIN_KEY", "pk_test_abc")]
    public void What_cannot_be_right_is_refused_without_showing_it(string name, string value)
    {
        var refused = Assert.Throws<ConfigRefused>(
            () => Secrets.Read(new Dictionary<string, string>(Complete) { [name] = value }));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }
}

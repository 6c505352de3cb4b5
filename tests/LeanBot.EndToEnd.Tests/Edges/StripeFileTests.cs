using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Plans;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class StripeFileTests : IDisposable
{
    private const string Two = """{"name":"main","default":true},{"name":"second"}""";

    private SomeConfig _some = new();

    public void Dispose() => _some.Dispose();

    [Fact]
    public void Without_the_file_there_is_one_account_that_sells_everything()
    {
        var selling = _some.Config.Selling;
        Assert.Equal(("main", "main"), (Assert.Single(selling.Accounts).Name, selling.Default.Name));
        Assert.All(_some.Config.Plans, plan => Assert.All(
            plan.Offers, offer => Assert.Equal(offer.Price, selling.Default.PriceOf(plan, offer.Period))));
    }

    [Fact]
    public void An_account_is_read_with_all_it_says()
    {
        var selling = Read("""
            {
              "accounts": [
                { "name": "main" },
                { "name": "second", "default": true, "environment": "test",
                  "webhookUrl": "https://club.example/webhooks/stripe/second", "portal": { "changePlan": false },
                  "prices": { "gold": { "month": { "unitAmount": 9500, "currency": "eur" } }, "pro": {} } }
              ],
              "routes": [
                { "account": "second", "plans": ["gold"], "currencies": ["usd"], "languages": ["uk"] }
              ]
            }
            """);

        var second = selling.Default;
        Assert.Equal(("second", StripeMode.Test), (second.Name, second.Environment));
        Assert.Equal("https://club.example/webhooks/stripe/second", second.WebhookUrl);
        Assert.Equal(new PortalSettings { ChangePlan = false }, second.Portal);
        var plans = _some.Config.Plans.ToDictionary(plan => plan.Id.Value);
        Assert.Equal(new Money(9500, "eur"), second.PriceOf(plans["gold"], Period.Month));
        Assert.Null(second.PriceOf(plans["gold"], Period.Year));
        Assert.Null(second.PriceOf(plans["pro"], Period.Month));
        Assert.Equal(new Money(1900, "usd"), second.PriceOf(plans["starter"], Period.Month));
        Assert.Equal("second", selling.For(new PlanId("gold"), "usd", "uk").First().Name);
    }

    [Theory]
    [InlineData("""{"accounts":[]}""", "«accounts» is empty")]
    [InlineData("""{"accounts":[{"name":"Main"}]}""", "«accounts[0].name» is «Main»")]
    [InlineData("""{"accounts":[{"name":"a"},{"name":"b"}]}""", "needs «default»")]
    [InlineData("""{"accounts":[{"name":"a","default":true},{"name":"a"}]}""", "which another one is already")]
    [InlineData("""{"accounts":[{"name":"a","key":"x"}]}""", "«accounts[0].key» is not known here")]
    [InlineData("""{"accounts":[{"name":"a","environment":"real"}]}""", "expected is test or live")]
    [InlineData("""{"accounts":[{"name":"a","webhookUrl":"https://x.example/hook"}]}""", "/webhooks/stripe/a")]
    [InlineData("""{"accounts":[{"name":"a","prices":{"none":{}}}]}""", "is no plan of plans.json")]
    [InlineData("""{"accounts":[{"name":"a"}],"routes":[{"account":"b"}]}""", "is none of the accounts")]
    [InlineData("""{"accounts":[{"name":"a"}],"routes":[{"account":"a","plans":["x"]}]}""", "is no plan")]
    [InlineData("""{"accounts":[{"name":"a"}],"routes":[{"account":"a","languages":["UK"]}]}""", "a language")]
    public void What_is_wrong_is_told_with_its_place(string file, string found)
    {
        var refused = Assert.Throws<ConfigRefused>(() => Read(file));
        Assert.Contains(found, refused.Message, StringComparison.Ordinal);
        Assert.Contains("stripe.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moving_new_sales_is_one_edit()
    {
        Reopen($$"""{"accounts":[{{Two}}]}""");
        _some.Write("stripe.json", """{"accounts":[{"name":"main"},{"name":"second","default":true}]}""");
        await _some.Looks(2);
        Assert.Equal("second", _some.Config.Selling.Default.Name);
        Assert.Contains(
            "new orders go to the Stripe account second (before: main)", Assert.Single(_some.Said),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"accounts":[{"name":"main","default":true},{"name":"third"}]}""", "LEANBOT_STRIPE_THIRD_KEY")]
    [InlineData("""{"accounts":[{"name":"main","environment":"live"}]}""", "LEANBOT_STRIPE_MAIN_KEY is a test key")]
    public async Task An_edit_that_does_not_fit_the_keys_changes_nothing_and_is_told(string file, string told)
    {
        _some.Write("stripe.json", file);
        await _some.Looks(4);
        Assert.Equal(["main"], _some.Config.Selling.Names);
        Assert.Null(_some.Config.Selling.Default.Environment);
        Assert.Contains(told, Assert.Single(_some.Said), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_the_default_account_does_not_sell_is_noted()
    {
        _some.Write("stripe.json", """{"accounts":[{"name":"main","prices":{"gold":{}}}]}""");
        Assert.Contains(
            ConfigFolder.Read(_some.Folder).Notes,
            note => note.Contains("does not sell «gold» by the year", StringComparison.Ordinal));
    }

    private Selling Read(string file)
    {
        _some.Write("stripe.json", file);
        return ConfigFolder.Read(_some.Folder).Config.Selling;
    }

    private void Reopen(string file)
    {
        _some.Dispose();
        _some = new SomeConfig(folder => File.WriteAllText(Path.Combine(folder, "stripe.json"), file));
    }
}

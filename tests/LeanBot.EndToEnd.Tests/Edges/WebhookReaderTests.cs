using System.Text;
using LeanBot.Core;
using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class WebhookReaderTests
{
    private static readonly StripeAccount Account = new("main", IsLive: false, null!, new StripeGate(), []);

    [Fact]
    public void An_event_is_known_by_its_account_and_id()
    {
        var json = Event("product.updated", """{"object":"product","id":"prod_1"}""");
        var read = Assert.IsType<Incoming.Stripe>(Read(json));
        Assert.Equal("stripe:main:evt_1", read.Cause);
        Assert.Equal(json, read.Raw);
        Assert.Null(read.Event.Object);
    }

    [Fact]
    public void An_invoice_to_come_has_no_id_and_is_no_harm() => Assert.Null(
        Assert.IsType<Incoming.Stripe>(Read(Event("invoice.upcoming", """{"object":"invoice"}"""))).Event.Object);

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":"\ud800"}""")]
    public void What_is_no_event_is_kept_as_it_came(string body)
    {
        var read = Assert.IsType<Incoming.Unreadable>(Read(body));
        Assert.Matches("^stripe:main:[0-9a-f]{64}$", read.Cause);
        Assert.Equal(body, read.Raw);
    }

    [Theory]
    [InlineData("\"2025-02-24.acacia\"")]
    [InlineData("null")]
    public void Another_version_is_kept_as_it_came(string version)
    {
        var body = Event("invoice.paid", "{}").Replace(
            $"\"{StripeClient.ApiVersion}\"", version, StringComparison.Ordinal);
        Assert.StartsWith(
            "stripe:main:evt_1@", Assert.IsType<Incoming.Unreadable>(Read(body)).Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-09-30.endive")]
    [InlineData("2027-01-27.endive")]
    public void Any_version_of_our_release_train_is_read(string version)
    {
        var body = Event("customer.updated", """{"object":"customer","id":"cus_1"}""").Replace(
            StripeClient.ApiVersion, version, StringComparison.Ordinal);
        Assert.Equal("stripe:main:evt_1", Assert.IsType<Incoming.Stripe>(Read(body)).Cause);
    }

    [Fact]
    public void An_invoice_without_what_it_needs_is_kept_as_it_came() => Assert.IsType<Incoming.Unreadable>(
        Read(Event("invoice.paid", """{"object":"invoice","id":"in_1"}""")));

    [Fact]
    public void An_event_of_the_other_mode_is_kept_for_whoever_mends_the_secrets() => Assert.Contains(
        "It is of live mode",
        Assert.IsType<Incoming.Unreadable>(Read(Event("invoice.paid", "{}").Replace(
            "\"livemode\":false", "\"livemode\":true", StringComparison.Ordinal))).Why,
        StringComparison.Ordinal);

    [Fact]
    public void Whatever_bytes_come_none_of_them_throws()
    {
        const int Tries = 20_000;
        var chance = new Random(1);
        var whole = Encoding.UTF8.GetBytes(Event("invoice.paid", """
            {"object":"invoice","id":"in_1","currency":"usd","lines":{"data":[{"period":{"start":1,"end":2}}]},
             "parent":{"subscription_details":{"subscription":"sub_1","metadata":{"telegram_id":"7"}}}}
            """));
        for (var i = 0; i < Tries; i++)
        {
            var body = whole[..chance.Next(whole.Length / 2, whole.Length + 1)];
            for (var spoiled = chance.Next(4); spoiled > 0; spoiled--)
                body[chance.Next(body.Length)] = (byte)chance.Next(256);
            WebhookReader.Read(Account, body);
        }
    }

    private static Incoming Read(string body) => WebhookReader.Read(Account, Encoding.UTF8.GetBytes(body));

    private static string Event(string type, string subject) => $$"""
        {"id":"evt_1","object":"event","type":"{{type}}","api_version":"{{StripeClient.ApiVersion}}",
        "created":1760000000,"livemode":false,"data":{"object":{{subject}} } }
        """;
}

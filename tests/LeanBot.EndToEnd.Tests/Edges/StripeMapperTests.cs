using System.Text.Json;
using LeanBot.Core;
using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class StripeMapperTests
{
    [Fact]
    public void A_proration_and_a_one_off_item_move_no_end()
    {
        var invoice = Invoice("""
            {"period":{"start":1,"end":900},"parent":{"type":"invoice_item_details"}},
            {"period":{"start":1,"end":800},"parent":{"type":"subscription_item_details",
            "subscription_item_details":{"proration":true}}},
            {"period":{"start":1,"end":200},"parent":{"type":"subscription_item_details",
            "subscription_item_details":{"proration":false}},"pricing":{"price_details":{"price":"price_a"}}},
            {"period":{"start":1,"end":300},"parent":{"type":"subscription_item_details",
            "subscription_item_details":{}},"pricing":{"price_details":{"price":{"id":"price_b"}}}}
            """);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(300), invoice.PeriodEnd);
        Assert.Equal("price_b", invoice.PriceId);
        Assert.Equal("sub_1", invoice.SubscriptionId);
        Assert.Equal(new StripeMetadata("42", "gold", "order1"), invoice.Metadata);
        Assert.Equal(new Money(9900, "usd"), invoice.AmountPaid);
    }

    [Fact]
    public void An_invoice_that_entitles_to_nothing_has_no_end() => Assert.Null(Invoice("").PeriodEnd);

    [Theory]
    [InlineData("\"cancel_at\":null,\"cancel_at_period_end\":true", 500)]
    [InlineData("\"cancel_at\":450,\"cancel_at_period_end\":false", 450)]
    public void Both_of_Stripes_ways_to_cancel_are_one(string fields, long at) =>
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(at), Subscription(fields).CancelAt);

    [Fact]
    public void A_subscription_that_renews_has_no_cancellation()
    {
        var subscription = Subscription("\"cancel_at\":null,\"cancel_at_period_end\":false");
        Assert.Null(subscription.CancelAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(500), subscription.PeriodEnd);
        Assert.Equal(new Money(9900, "usd"), subscription.Price);
    }

    [Fact]
    public void A_moment_beyond_the_calendar_is_refused() => Assert.Throws<JsonException>(
        () => Subscription("\"ended_at\":99999999999999999"));

    private static StripeInvoice Invoice(string lines) => (StripeInvoice)StripeMapper.Map("main", Event($$$"""
        {"object":"invoice","id":"in_1","status":"paid","currency":"usd","customer":"cus_1",
        "amount_paid":9900,
         "amount_due":9900,"attempt_count":1,"billing_reason":"subscription_cycle",
         "next_payment_attempt":null,
         "hosted_invoice_url":"https://invoice","lines":{"object":"list","data":[{{{lines}}}]},
         "parent":{"type":"subscription_details","subscription_details":{"subscription":"sub_1",
           "metadata":{"telegram_id":"42","product_id":"gold","order_id":"order1"} } } }
        """)).Object!;

    private static StripeSubscription Subscription(string fields) => (StripeSubscription)StripeMapper.Map("main", Event($$$"""
        {"object":"subscription","id":"sub_1","status":"active","customer":{"id":"cus_1"},"metadata":{},
        {{{fields}}},
         "latest_invoice":"in_1","items":{"data":[{"current_period_end":400},
           {"current_period_end":500,"price":{"id":"price_1","currency":"usd","unit_amount":9900,
           "product":"leanbot_gold"} }] } }
        """)).Object!;

    private static EventJson Event(string subject) => new(
        "evt_1", "some.type", 1_760_000_000, false,
        new EventDataJson(JsonDocument.Parse(subject).RootElement), StripeClient.ApiVersion);
}

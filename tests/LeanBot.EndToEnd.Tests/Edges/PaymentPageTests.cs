using LeanBot.Stripe;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class PaymentPageTests
{
    private static readonly PriceJson AsShown = new(
        "price_1", "usd", "leanbot_gold", 9900, new RecurringJson("month"));

    [Fact]
    public void A_price_is_used_where_it_is_what_was_shown() =>
        Assert.True(PriceList.IsAsShown(AsShown, Rows.Page.PlanPrice));

    [Fact]
    public void Any_other_price_is_not() => Assert.All(
        [
            AsShown with { UnitAmount = 9901 },
            AsShown with { UnitAmount = null },
            AsShown with { Currency = "eur" },
            AsShown with { Product = "prod_x" },
            AsShown with { Recurring = null },
            AsShown with { Recurring = new RecurringJson("year") },
            AsShown with { Recurring = new RecurringJson("month", 3) },
        ],
        other => Assert.False(PriceList.IsAsShown(other, Rows.Page.PlanPrice)));

    [Theory]
    [InlineData(24, 23 * 60 + 59)]
    [InlineData(12, 12 * 60)]
    [InlineData(0, 40)]
    public void A_session_stays_open_as_long_as_Stripe_allows(int hours, int minutes) => Assert.Equal(
        Rows.Now.AddMinutes(minutes),
        PaymentPages.ExpiryOf(Rows.Page with { ExpiresAt = Rows.Now.AddHours(hours) }, stagedAt: Rows.Now));

    [Fact]
    public void Parameters_are_encoded_as_Stripe_reads_them()
    {
        var form = new StripeForm
        {
            { "line_items[0][price]", "price_1" },
            { "active", true },
            { "expires_at", DateTimeOffset.FromUnixTimeSeconds(1_760_000_000) },
            { "name", "Gold & ü=" },
        };
        Assert.Equal(
            "line_items[0][price]=price_1&active=true&expires_at=1760000000&name=Gold%20%26%20%C3%BC%3D",
            form.Encode());
    }
}

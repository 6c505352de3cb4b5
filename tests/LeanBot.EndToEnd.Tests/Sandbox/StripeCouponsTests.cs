using System.Text.Json.Nodes;
using LeanBot.Core;
using LeanBot.Core.Features.Promos;

namespace LeanBot.EndToEnd.Tests.Sandbox;

/// <summary>Coupons, promotion codes and the discounts that they give, with what Stripe refuses.</summary>
public sealed class StripeCouponsTests
{
    private const int Cases = 150;

    private readonly SomeWorld _world = new();

    [Fact]
    public void What_we_show_is_what_is_charged_over_random_prices_and_discounts()
    {
        var random = new Random(7);
        for (var at = 0; at < Cases; at++)
        {
            var price = new Money(random.NextInt64(100, 200_000), "usd");
            Discount discount = random.Next(3) == 0
                ? new Discount.Amount(new Money(random.NextInt64(1, 200_000), "usd"))
                : new Discount.Percent(random.Next(1, 101));
            var form = discount is Discount.Percent percent
                ? $"percent_off={percent.PercentOff}"
                : $"amount_off={((Discount.Amount)discount).AmountOff.MinorUnits}&currency=usd";
            _world.Stripe("POST", "/v1/coupons", $"id=c{at}&{form}");

            var session = Session($"discounts[0][coupon]=c{at}", price.MinorUnits);

            Assert.Equal(discount.Of(price).MinorUnits, (long)session["amount_total"]!);
        }
    }

    [Fact]
    public void A_repeating_coupon_ends_and_a_code_counts_its_redemptions()
    {
        _world.Stripe(
            "POST", "/v1/coupons", "id=half&percent_off=50&duration=repeating&duration_in_months=1");
        var code = (string)_world.Stripe(
            "POST", "/v1/promotion_codes",
            "promotion[type]=coupon&promotion[coupon]=half&code=HALF")["id"]!;

        var session = Session($"discounts[0][promotion_code]={code}", 1_001);

        Assert.Equal(500, (long)session["amount_total"]!);
        Assert.Equal(501, (long)session["total_details"]!["amount_discount"]!);
    }

    [Theory]
    [InlineData("/v1/coupons", "id=x", "percent_off")]
    [InlineData("/v1/coupons", "percent_off=101", "percent_off")]
    [InlineData("/v1/coupons", "percent_off=10&duration=repeating", "duration_in_months")]
    [InlineData("/v1/coupons", "percent_off=10&applies_to[products][0]=prod_none", "No such product")]
    [InlineData("/v1/coupons", "percent_off=10&plans=gold", "unknown parameter")]
    [InlineData("/v1/promotion_codes", "coupon=half&code=X", "unknown parameter")]
    [InlineData("/v1/promotion_codes", "promotion[type]=coupon&promotion[coupon]=none", "No such coupon")]
    public void What_makes_no_sense_is_refused(string path, string form, string why) => Assert.Contains(
        why, _world.StripeRefusal("POST", path, form).ToJsonString(), StringComparison.Ordinal);

    [Fact]
    public void A_code_is_there_once_and_a_session_takes_one_discount_or_lets_people_type()
    {
        _world.Stripe("POST", "/v1/coupons", "id=half&percent_off=50");
        const string Code = "promotion[type]=coupon&promotion[coupon]=half&code=HALF";
        _world.Stripe("POST", "/v1/promotion_codes", Code);

        Assert.Contains("already exists", Refused("/v1/promotion_codes", Code), StringComparison.Ordinal);
        Assert.Equal(
            "resource_already_exists",
            (string)_world.StripeRefusal("POST", "/v1/coupons", "id=half&percent_off=50")["code"]!);
        Assert.Contains(
            "allow_promotion_codes",
            Refused("/v1/checkout/sessions", Form("discounts[0][coupon]=half&allow_promotion_codes=true", 900)),
            StringComparison.Ordinal);
        Assert.Contains(
            "currency",
            RefusedWithCoupon("id=euro&amount_off=500&currency=eur", "euro"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_charge_that_is_disputed_cannot_be_refunded()
    {
        var session = Session("", 1_900);
        _world.Pay(session["url"]!);
        var charge = (string)_world.Stripe("GET", "/v1/charges", "limit=1")["data"]![0]!["id"]!;
        _world.Act("stripe/disputes", new JsonObject { ["charge"] = charge });

        Assert.Equal(
            "charge_disputed",
            (string)_world.StripeRefusal("POST", "/v1/refunds", $"charge={charge}")["code"]!);
    }

    private string RefusedWithCoupon(string form, string id)
    {
        _world.Stripe("POST", "/v1/coupons", form);
        return Refused("/v1/checkout/sessions", Form($"discounts[0][coupon]={id}", 900));
    }

    private string Refused(string path, string form) =>
        _world.StripeRefusal("POST", path, form).ToJsonString();

    private JsonObject Session(string more, long price) =>
        _world.Stripe("POST", "/v1/checkout/sessions", Form(more, price));

    private static string Form(string more, long price) =>
        "mode=subscription&success_url=https://t.me/club_bot&line_items[0][quantity]=1"
        + $"&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]={price}"
        + "&line_items[0][price_data][recurring][interval]=month"
        + $"&line_items[0][price_data][product_data][name]=Gold&{more}".TrimEnd('&');
}

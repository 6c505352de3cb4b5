using LeanBot.Configuration;
using LeanBot.Core;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.EndToEnd.Tests.Edges;

public sealed class PromosFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leanbot-promos-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_promo_is_read_with_all_it_says()
    {
        var promo = Assert.Single(Read("""
            {
              "code": "WINTER-50", "title": "Winter sale", "amountOff": 500, "currency": "eur",
              "duration": "repeating", "durationInMonths": 3, "plans": ["gold"], "from": "2026-12-01",
              "until": "2026-12-31", "maxUses": 100, "maxUsesPerMember": 2, "firstPurchaseOnly": true,
              "members": [42]
            }
            """));

        Assert.Equal(
            ("WINTER-50", "Winter sale", new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31), 100, 2, true),
            (promo.Code, promo.Title, promo.From, promo.Until, promo.MaxUses, promo.MaxUsesPerMember,
                promo.FirstPurchaseOnly));
        Assert.Equal(new Discount.Amount(new Money(500, "eur")), promo.Discount);
        Assert.Equal(new PromoDuration.Repeating(3), promo.Duration);
        Assert.True(promo.IsFor(new PlanId("gold")) && promo.IsFor(new MemberId(42)));
        Assert.False(promo.IsFor(new PlanId("pro")) || promo.IsFor(new MemberId(43)));
    }

    [Fact]
    public void What_is_left_out_limits_nothing()
    {
        var promo = Assert.Single(Read("""{ "code": "FREE", "percentOff": 100, "duration": "forever" }"""));

        Assert.Equal(("FREE", null, null, null, null), (
            promo.Title, promo.From, promo.Until, promo.MaxUses, promo.MaxUsesPerMember));
        Assert.True(promo.IsFor(new PlanId("any")) && promo.IsFor(new MemberId(1)));
    }

    [Theory]
    [InlineData("""{ "code": "half price", "percentOff": 50, "duration": "once" }""", "«promos[0].code»")]
    [InlineData("""{ "code": "A", "percentOff": 101, "duration": "once" }""", "«promos[0].percentOff» is 101")]
    [InlineData("""{ "code": "A", "duration": "once" }""", "needs either «percentOff» or «amountOff»")]
    [InlineData("""{ "code": "A", "percentOff": 5, "amountOff": 5, "currency": "usd", "duration": "once" }""",
        "needs either «percentOff» or «amountOff»")]
    [InlineData("""{ "code": "A", "amountOff": 5, "duration": "once" }""", "«promos[0].currency» is missing")]
    [InlineData("""{ "code": "A", "percentOff": 5, "currency": "usd", "duration": "once" }""", "belongs to «amountOff»")]
    [InlineData("""{ "code": "A", "percentOff": 5, "duration": "twice" }""", "one of once, repeating, forever")]
    [InlineData("""{ "code": "A", "percentOff": 5, "duration": "repeating" }""", "durationInMonths» is missing")]
    [InlineData("""{ "code": "A", "percentOff": 5, "duration": "once", "durationInMonths": 2 }""", "«repeating»")]
    [InlineData("""{ "code": "A", "percentOff": 5, "duration": "once", "plans": ["x"] }""", "no plan of plans.json")]
    [InlineData("""{ "code": "A", "percentOff": 5, "duration": "once", "from": "1.12.2026" }""", "a day such as")]
    [InlineData(
        """{ "code": "A", "percentOff": 5, "duration": "once", "from": "2026-12-02", "until": "2026-12-01" }""",
        "is before «from»")]
    [InlineData(
        """{ "code": "A", "percentOff": 5, "duration": "once" }, { "code": "A", "percentOff": 6, "duration": "once" }""",
        "«promos[1].code» is «A», which another one is already")]
    public void What_makes_no_sense_is_refused_in_words(string promos, string why)
    {
        var refused = Assert.Throws<ConfigRefused>(() => Read(promos));
        Assert.StartsWith("promos.json, line 1: ", Assert.Single(refused.Findings).ToString(), StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<Promo> Read(string promos)
    {
        File.WriteAllText(Path.Combine(_folder, "promos.json"), $$"""{ "promos": [{{promos}}] }""");
        return ConfigFolder.Read(_folder).Config.Promos;
    }
}

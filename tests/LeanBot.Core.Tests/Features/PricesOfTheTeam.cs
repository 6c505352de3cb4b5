using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Configuration;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Tests.Features;

/// <summary>Prices in the admin bot: seen, changed, held to those at Stripe.</summary>
public sealed class PricesOfTheTeam
{
    private static readonly PlanId Gold = new("gold");

    [Fact]
    public void A_price_is_changed_for_new_members_and_its_history_is_kept() =>
        Verified.InBothLanguages(person =>
        {
            var talk = Team(person).Presses("Prices").Presses("Gold, $99")
                .Says("12.345").Says("99").Says("990").Presses("Another amount").Says("119,00")
                .Presses("Save $119 for new members");
            return Reads(talk, 11900).Presses("Show it").Presses("History").Presses("Back")
                .Presses("Gold, $119").Presses("Back").Presses("Refresh").Presses("⌂");
        });

    [Fact]
    public void With_the_new_price_moving_the_others_is_prepared() => Verified.InBothLanguages(person =>
    {
        var talk = Team(person).Presses("Prices").Presses("Gold, $99").Says("119")
            .Presses("prepare moving");
        return Reads(talk, 11900).Waits(hours: 1).Presses("Gold: $99").Presses("Back").Presses("⌂");
    });

    [Fact]
    public void A_price_that_has_changed_meanwhile_is_not_saved_over() => Verified.InBothLanguages(person =>
    {
        var talk = Team(person).Presses("Prices").Presses("Gold, $99").Says("119");
        Reads(talk, 10900).Presses("Save $119 for new members").Says("129").Presses("Back").Presses("Gold, $109").Says("139");
        Reads(talk, 14900).Presses("Save $139 for new members").Presses("Back").Presses("History").Presses("⌂");
        return talk.Presses("Prices").Presses("Gold, $149").Waits(hours: 2).Presses("Prices");
    });

    [Fact]
    public void What_stands_at_Stripe_is_shown_and_what_is_missing_is_made() =>
        Verified.InBothLanguages(person =>
        {
            var talk = Team(person).Presses("Prices").Presses("At Stripe")
                .Presses("Ask Stripe").Presses("Make what is missing").Presses("Ask Stripe").Presses("Back")
                .StripeIsDown().Presses("At Stripe").Presses("Ask Stripe").Presses("⌂").StripeIsDown(false);
            talk.Presses("Prices").Presses("At Stripe").Presses("Back");
            return talk;
        });

    [Fact]
    public void The_price_of_one_account_is_changed_in_stripe_json()
    {
        var edits = new List<EditConfig>();
        var talk = Team(Some.Member());
        talk.Town.Config = talk.Town.Config with
        {
            Selling = new Selling(
                [
                    new SellingAccount("main", Default: true),
                    new SellingAccount("europe", Prices: new Dictionary<PlanId, IReadOnlyDictionary<Period, Money>>
                    {
                        [Gold] = new Dictionary<Period, Money> { [Period.Month] = new(9500, "eur") },
                    }),
                ], []),
        };
        talk.Town.WritesConfig = edit =>
        {
            edits.Add(edit);
            return new CallResult.Done(Nothing.Value);
        };

        talk.Presses("Prices").Presses("Gold, €95").Says("97.50").Presses("Save €97.50")
            .Says("/admin").Presses("Prices").Presses("Pro, $49 a month").Says("59").Presses("Save $59");

        Assert.Equal(
            [
                ("stripe.json", "/accounts/name=europe/prices/gold/month/unitAmount", "9750"),
                ("plans.json", "/plans/id=pro/prices/month/unitAmount", "5900"),
            ],
            edits.Select(edit => (edit.File, edit.Path, edit.Value!)));
        Verified.Matches(talk.Transcript);
    }

    [Theory]
    [InlineData("19.99", 1999)]
    [InlineData("19,9", 1990)]
    [InlineData("$5", 500)]
    [InlineData("5 USD", 500)]
    [InlineData("1000", 100000)]
    [InlineData("1,000", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("5.", null)]
    [InlineData("1e3", null)]
    [InlineData("999999999", null)]
    [InlineData("79228162514264337593543950336", null)]
    [InlineData("", null)]
    public void An_amount_is_read_as_people_type_it(string typed, int? minorUnits) =>
        Assert.Equal(minorUnits, TypedMoney.Read(typed, "usd")?.MinorUnits);

    [Theory]
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("31.12.2026", "2026-12-31")]
    [InlineData("31.12.", "2026-12-31")]
    [InlineData("1.2", "2027-02-01")]
    [InlineData("31.02.", null)]
    [InlineData("tomorrow", null)]
    public void A_day_is_read_as_people_type_it(string typed, string? day) => Assert.Equal(
        day, TypedDay.Read(typed, new DateOnly(2026, 11, 2))?.ToString("yyyy-MM-dd", null));

    internal static Talk Team(Person person)
    {
        var talk = Talk.With(person);
        return talk.Says("/start").Presses("I accept").Presses("Gold").Presses("Monthly").Pays()
            .As(Some.Admin, Bot.Admin).Says("/admin").Unrecorded();
    }

    /// <summary>The file is read again, as it is by now.</summary>
    internal static Talk Reads(Talk talk, long minorUnits)
    {
        talk.Town.EditConfig(
            config => config with
            {
                Plans =
                [
                    .. config.Plans.Select(plan => plan.Id != Gold ? plan : plan with
                    {
                        Prices = new Dictionary<Period, Money>(plan.Prices)
                        {
                            [Period.Month] = new(minorUnits, "usd"),
                        },
                    }),
                ],
            },
            "plans.json");
        return talk;
    }
}

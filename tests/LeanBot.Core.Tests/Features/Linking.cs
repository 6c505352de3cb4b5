using LeanBot.Core.Features.Links;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Tests.Features;

/// <summary>Deep links: <c>t.me/BOT?start=…</c> arrives as <c>/start …</c>.</summary>
public sealed class Linking
{
    [Fact]
    public void A_link_to_a_plan_leads_to_its_card_once_the_terms_are_accepted() =>
        Verified.InBothLanguages(person => Talk.With(person)
            .Says("/start plan_gold").Presses("Read the terms").Presses("I accept").Presses("Other plans"));

    [Fact]
    public void A_link_to_a_period_leads_to_its_payment_page() => Verified.InBothLanguages(person =>
        Talk.With(person).Says("/start plan_gold_year").Presses("I accept").Pays());

    [Fact]
    public void The_wish_outlives_a_restart_a_detour_and_another_language() => Assert.Contains(
        "[Щомісяця · $49]",
        Talk.With(Some.Member()).Says("/start plan_pro").Says("hello").Says("/language").Presses("Українська")
            .Restart().Says("/start").Presses("Приймаю").Transcript,
        StringComparison.Ordinal);

    [Fact]
    public void It_is_fulfilled_once()
    {
        var talk = Talk.With(Some.Member()).Says("/start plan_pro").Presses("I accept").Unrecorded();

        Assert.Contains("Here is what we offer", talk.Says("/start").Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_accepted_the_terms_is_there_at_once_and_who_holds_the_plan_is_told_so()
    {
        var talk = Buying.Member().Says("/start plan_gold").Presses("Monthly").Pays().Says("/start PLAN_Gold");

        Assert.Contains("There is no need to pay twice", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_was_taken_from_sale_meanwhile_leads_to_the_others()
    {
        var talk = Talk.With(Some.Member()).Says("/start plan_gold");
        talk.Town.Config = talk.Town.Config with { Plans = [.. talk.Town.Config.Plans.Take(1)] };

        Assert.Contains("Here is what we offer", talk.Presses("I accept").Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_are_kept_with_when_they_came_and_the_first_counts()
    {
        var talk = Talk.With(Some.Member()).Says("/start promo_SPRING").Says("/start ref_anna").Waits(days: 1)
            .Says("/start promo_SUMMER").Says("/start ref_boris").Presses("I accept");

        var member = talk.Town.Store.View(state => state.Get<Member>("5000000001"))!;
        Assert.Equal(new FirstTouch("SPRING", Some.Noon), member.Promo);
        Assert.Equal(new FirstTouch("anna", Some.Noon), member.Referrer);
        Assert.Contains("Here is what we offer", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_can_be_used_is_said_to_be_kept_and_one_that_was_none_gives_way_to_it()
    {
        var talk = Talk.With(Some.Member());
        talk.Town.Config = talk.Town.Config with
        {
            Promos = [Promo("SPRING"), Promo("OLD") with { Until = new DateOnly(2026, 11, 1) }],
        };

        talk.Says("/start promo_TYPO").Says("/start promo_old");
        Assert.DoesNotContain("is kept", talk.Transcript, StringComparison.Ordinal);
        talk.Says("/start promo_spring");
        Assert.Contains("🎟 Your code SPRING is kept.", talk.Transcript, StringComparison.Ordinal);

        Assert.Equal("spring", talk.Town.Store.View(state => state.Get<Member>("5000000001"))!.Promo?.Code);

        static Promo Promo(string code) => new(
            code, code, new Discount.Percent(10), new PromoDuration.Once(), [], null, null, null, null, false,
            []);
    }

    [Theory]
    [InlineData("plan_platinum")]
    [InlineData("plan_gold_week")]
    [InlineData("plan_gold_1")]
    [InlineData("plan_")]
    [InlineData("promo_")]
    [InlineData("something else")]
    [InlineData("promo_<b>")]
    [InlineData("ref_0123456789012345678901234567890123456789012345678901234567890")]
    public void What_says_nothing_to_us_is_a_plain_start(string payload)
    {
        var talk = Talk.With(Some.Member()).Says($"/start {payload}").Presses("I accept");

        Assert.Contains("Here is what we offer", talk.Transcript, StringComparison.Ordinal);
        Assert.Equal(
            (null, null, null),
            talk.Town.Store.View(state => state.Get<Member>("5000000001")) is var member
                ? (member!.Promo, member.Referrer, member.Wish)
                : default);
    }

    [Fact]
    public void A_plan_whose_id_holds_a_line_is_found_whole_and_with_its_period()
    {
        var config = Some.Config with
        {
            Plans = [.. Some.Config.Plans.Select(plan => plan with { Id = new PlanId($"my_{plan.Id}_year") })],
        };

        Assert.Equal(null as Period?, Parse("plan_my_gold_year").Period);
        Assert.Equal(Period.Month, Parse("plan_my_gold_year_month").Period);

        DeepLink.ToPlan Parse(string payload) =>
            Assert.IsType<DeepLink.ToPlan>(DeepLink.Parse(config, payload));
    }

    [Fact]
    public void A_period_that_is_not_sold_leads_to_the_card()
    {
        var talk = Buying.Member();
        talk.Town.Config = talk.Town.Config with
        {
            Plans =
            [
                .. talk.Town.Config.Plans.Select(plan => plan with
                {
                    Prices = plan.Prices.Where(price => price.Key == Period.Month).ToDictionary(),
                }),
            ],
        };

        talk.Says("/start plan_gold_year");

        Assert.EndsWith("   [Monthly · $99]\n   [‹ Other plans]\n", talk.Transcript, StringComparison.Ordinal);
    }
}

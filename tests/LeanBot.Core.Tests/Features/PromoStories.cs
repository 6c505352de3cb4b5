using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Tests.Features;

/// <summary>Promo codes: by a link, a button or a command; what is shown is what is charged, now and
/// later.</summary>
public sealed class PromoStories
{
    private static readonly Promo Winter = Promo("WINTER-50") with
    {
        Discount = new Discount.Percent(50),
        Duration = new PromoDuration.Repeating(3),
    };

    [Fact]
    public void A_code_of_a_link_makes_the_first_months_cheaper_and_then_the_price_is_whole() =>
        Verified.InBothLanguages(person => With(person, Winter)
            .Says("/start promo_winter-50").Presses("I accept").Presses("Gold").Presses("Monthly").Pays()
            .Says("/myplan").Waits(days: 62).Says("/myplan").Waits(days: 31).Says("/status")
            .Says("/myplan"));

    [Fact]
    public void Who_has_a_code_types_it_on_the_way() => Verified.InBothLanguages(person =>
        Welcomed(person, Winter).Says("/subscribe").Presses("Gold").Presses("I have a code")
            .Says("sommer").Presses("Another code").Says("Winter-50").Presses("Yearly").Pays());

    [Fact]
    public void On_the_payment_page_it_is_not_too_late_for_a_code() => Verified.InBothLanguages(person =>
        Welcomed(person, Winter).Says("/subscribe").Presses("Pro").Presses("Monthly").Presses("I have a code")
            .Says("WINTER-50").Restart().Pays());

    [Fact]
    public void A_command_takes_a_code_and_leads_to_the_plans() => Verified.InBothLanguages(person =>
        Welcomed(person, Winter).Says("/promo").Says("winter-50").Presses("Gold").Says("/promo nothing")
            .Presses("See the plans").Says("/promo nothing").Presses("Another code"));

    [Fact]
    public void Each_refusal_has_its_own_words() => Verified.InBothLanguages(person =>
    {
        var town = WithCodes(
            Promo("SOON") with { From = new DateOnly(2026, 12, 1) },
            Promo("LATE") with { Until = new DateOnly(2026, 11, 1) },
            Promo("POPULAR") with { MaxUses = 1 },
            Promo("MINE") with { MaxUsesPerMember = 1 },
            Promo("WELCOME") with { FirstPurchaseOnly = true },
            Promo("GOLDEN") with { Plans = [new PlanId("gold")] },
            Promo("OTHERS") with { Members = [new MemberId(1)] });
        Buy(town, new MemberId(900), "POPULAR");
        return Buying.Member(person, town).Says("/promo nothing").Says("/promo soon").Says("/promo late").Says("/promo popular")
            .Says("/promo others").Says("/promo mine").Presses("Starter").Presses("Monthly").Pays()
            .Says("/promo mine").Says("/promo welcome")
            .Says("/promo golden").Presses("Pro").Presses("Monthly").Presses("Another code").Says("mine")
            .Presses("Other plans");
    });

    [Fact]
    public void What_is_refused_goes_on_at_the_normal_price() => Verified.InBothLanguages(person =>
        Welcomed(person, Promo("GOLDEN") with { Plans = [new PlanId("gold")] })
            .Says("/start promo_golden").Presses("Pro").Presses("Monthly").Presses("Go on at").Pays());

    [Fact]
    public void What_is_free_gives_access_too() => Verified.InBothLanguages(person =>
        Welcomed(person, Promo("FREE") with { Discount = new Discount.Percent(100) })
            .Says("/promo free").Presses("Gold").Presses("Monthly").Pays().Says("/myplan")
            .Waits(days: 32));

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_team_sees_by_which_code_was_paid(string language)
    {
        var town = WithCodes(Winter);
        Buy(town, Some.Member().Id, Winter.Code);
        town.MoveTo(town.Now.AddDays(32));

        MenuOfTheTeam.Match(MenuOfTheTeam.Team(town, language).Says("/find 5000000001"), language);
    }

    [Fact]
    public void The_last_use_is_sold_once_and_is_free_again_when_the_page_closes()
    {
        var town = new Town();
        town.Config = town.Config with { Promos = [Promo("LAST") with { MaxUses = 1 }] };
        var first = Order(town, new MemberId(901), "LAST");
        Assert.NotNull(first.Promo);
        var second = Buying.Member(Person(902), town).Says("/promo last");
        Assert.Contains("Others are just paying", second.Transcript, StringComparison.Ordinal);

        town.MoveTo(town.Now.AddHours(25));

        second.Says("/promo last").Presses("Gold").Presses("Monthly").Pays();
        Assert.Equal(1, town.Store.View(state => state.Get<PromoCount>("LAST")!.Uses));
        Assert.Contains("popular", Buying.Member(Person(903), town).Says("/promo last").Transcript,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_order_has_promised_holds_when_the_code_is_changed_or_gone()
    {
        var talk = Welcomed(Some.Member(), Winter).Says("/promo winter-50").Presses("Gold").Presses("Monthly");
        talk.Town.EditConfig(
            config => config with { Promos = [Winter with { Discount = new Discount.Percent(10) }] },
            "promos.json");
        talk.Town.EditConfig(config => config with { Promos = [] }, "promos.json");

        talk.Pays();

        var payment = talk.Town.Store.View(state => state.All<Payment>().Single());
        Assert.Equal((4_950, "WINTER-50"), (payment.Amount.MinorUnits, payment.Promo));
        Assert.Equal(new Money(4_950, "usd"), payment.Discount);
    }

    [Fact]
    public void What_a_subscription_was_promised_goes_on_when_the_code_has_other_terms()
    {
        var talk = Welcomed(Some.Member(), Winter).Says("/promo winter-50").Presses("Gold").Presses("Monthly");
        talk.Town.EditConfig(
            config => config with { Promos = [Winter with { Discount = new Discount.Percent(10) }] },
            "promos.json");

        talk.Pays().Unrecorded().Says("/status");

        Assert.Contains("Next charge: $49.50", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_use_whose_money_is_on_its_way_is_a_use()
    {
        var talk = Welcomed(Some.Member(), Promo("MINE") with { MaxUsesPerMember = 1 })
            .Says("/promo mine").Presses("Starter").Presses("Monthly").Pays("unpaid");

        talk.Unrecorded().Says("/promo mine");

        Assert.Contains("You have used the code", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payment_that_is_told_twice_uses_the_code_once()
    {
        var talk = Welcomed(Some.Member(), Winter).Says("/promo winter-50").Presses("Gold").Presses("Monthly")
            .Pays();
        talk.Town.Handle(new Incoming.Stripe("stripe:main:again", new StripeEvent(
            "again", "invoice.paid", "main", talk.Town.Now, talk.Town.Stripe.LastPaid))
        { Raw = "{}" });
        talk.Waits(days: 40);

        Assert.Equal(1, talk.Town.Store.View(state => state.Get<PromoCount>("WINTER-50")!.Uses));
    }

    [Fact]
    public void A_code_that_was_typed_goes_before_the_one_of_a_link()
    {
        var talk = Welcomed(Some.Member(), Winter, Promo("SPRING"))
            .Says("/start promo_spring").Says("/promo winter-50");

        Assert.Equal(
            "WINTER-50",
            talk.Town.Store.View(state => state.Get<Member>(Some.Member().Id.ToString()))!.Promo!.Code);
    }

    private static Promo Promo(string code) => new(
        code, code, new Discount.Percent(20), new PromoDuration.Once(), [], null, null, null, null, false,
        []);

    private static Town WithCodes(params Promo[] promos)
    {
        var town = new Town();
        town.Config = town.Config with { Promos = promos };
        return town;
    }

    private static Talk With(Person person, params Promo[] promos) => Talk.With(person, WithCodes(promos));

    private static Talk Welcomed(Person person, params Promo[] promos) =>
        With(person, promos).Says("/start").Presses("I accept").Unrecorded();

    private static Person Person(long id) => new(new MemberId(id), $"Member {id}", null, "en");

    private static Order Order(Town town, MemberId id, string code)
    {
        Buying.Member(new Person(id, $"Member {id}", null, "en"), town).Says($"/promo {code}").Presses("Gold")
            .Presses("Monthly");
        return town.Store.View(
            state => state.Find(Core.Features.Orders.Order.ByMember, id.ToString()).Single());
    }

    private static void Buy(Town town, MemberId id, string code)
    {
        var order = Order(town, id, code);
        town.Stripe.Pay(order.PageUrl!, town.Now);
        town.Settle();
    }
}

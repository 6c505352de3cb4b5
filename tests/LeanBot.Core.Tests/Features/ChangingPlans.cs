using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

public sealed class ChangingPlans
{
    [Fact]
    public void Up_is_shown_with_its_price_confirmed_charged_and_open_at_once() => Verified.InBothLanguages(
        person => Pro(person).Waits(days: 10).Says("/myplan").Presses("Change Pro").Presses("Gold · $99 a month")
            .Presses("and change").Says("/myplan").Waits(days: 21).ShowsWhoIsInside());

    [Fact]
    public void Down_comes_at_the_end_of_the_period_and_can_be_taken_back() => Verified.InBothLanguages(
        person => Pro(person).Says("/myplan").Presses("Change Pro").Presses("Starter · $19 a month")
            .Presses("Change then").Says("/myplan").Presses("Keep Pro")
            .Says("/myplan").Presses("Change Pro").Presses("Starter · $19 a month").Presses("Change then")
            .Says("/status").Waits(days: 31).Says("/status").ShowsWhoIsInside());

    [Fact]
    public void From_month_to_year_now_and_back_at_the_end() => Verified.Matches(
        Pro().Waits(days: 10).Says("/myplan").Presses("Change Pro").Presses("Pro · $490 a year")
            .Presses("and change").Says("/myplan").Presses("Change Pro").Presses("Pro · $49 a month")
            .Presses("Change then").Says("/status").Transcript);

    [Fact]
    public void What_is_not_paid_yet_is_not_called_paid() => Verified.InBothLanguages(person =>
    {
        var talk = Unpaid(person).Presses("My status");
        talk.Town.Stripe.MoneyOfTheChangeComes(talk.Town.Now);
        talk.Town.Settle();
        return talk.Says("/myplan");
    });

    [Fact]
    public void The_team_hears_that_it_is_not_paid_yet() =>
        Verified.Matches(Unpaid().As(Some.Admin, Bot.Admin).Presses("Show member").Transcript);

    [Fact]
    public void A_card_that_is_refused_leaves_plan_and_money_as_they_were()
    {
        var talk = Pro().Says("/myplan").Presses("Change Pro").Presses("Gold · $99 a month").CardFails()
            .Presses("and change");

        Assert.Equal(new PlanId("pro"), Only(talk).Plan);
        Assert.Single(talk.Town.Stripe.PaidInvoices);
        Assert.Contains("nothing was charged", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_that_was_shown_long_ago_is_reckoned_anew_before_anything_is_charged()
    {
        var talk = Pro().Says("/myplan").Presses("Change Pro").Presses("Gold · $99 a month").Waits(days: 5)
            .Presses("and change");

        Assert.Equal(new PlanId("pro"), Only(talk).Plan);
        talk.Presses("and change");
        Assert.Equal(new PlanId("gold"), Only(talk).Plan);
    }

    /// <summary>The price is looked at once more at every press: nobody gets what is not sold any more, or at
    /// a price of before.</summary>
    [Theory]
    [InlineData("gold", new[] { "Gold · $99 a month" })]
    [InlineData("gold", new[] { "Gold · $99 a month", "and change" })]
    [InlineData("starter", new[] { "Starter · $19 a month" })]
    [InlineData("starter", new[] { "Starter · $19 a month", "Change then" })]
    public void What_has_another_price_by_now_is_not_changed_to(string plan, string[] presses)
    {
        var talk = Pro().Says("/myplan").Presses("Change Pro");
        foreach (var label in presses[..^1]) talk.Presses(label);
        talk.Town.EditConfig(
            config => config with
            {
                Plans = [.. config.Plans.Select(one => one.Id.Value == plan ? Dearer(one) : one)],
            },
            "plans.json");

        talk.Unrecorded().Presses(presses[^1]);

        Assert.Contains("is not sold for that period", talk.Transcript, StringComparison.Ordinal);
        Assert.Equal((new PlanId("pro"), null), (Only(talk).Plan, Only(talk).Planned));
        Assert.Single(talk.Town.Stripe.PaidInvoices);
    }

    [Fact]
    public void While_Stripe_is_down_nothing_changes_then_or_later()
    {
        var talk = Pro().Says("/myplan").Presses("Change Pro").Presses("Gold · $99 a month").StripeIsDown()
            .Presses("and change").Waits(hours: 1).StripeIsDown(false).Waits(hours: 3);

        Assert.Equal(new PlanId("pro"), Only(talk).Plan);
        Assert.Contains("nothing has changed", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_cancels_changes_nothing_any_more()
    {
        var talk = Pro().Says("/myplan").Presses("Change Pro").Presses("Starter · $19 a month")
            .Presses("Change then").Says("/cancel").Presses("rather not say").Presses("Yes, cancel");

        Assert.Null(Only(talk).Planned);
        talk.Waits(days: 31);
        Assert.Equal(SubscriptionState.Expired, Only(talk).State);
    }

    [Fact]
    public void It_is_the_same_when_the_process_dies_after_every_turn()
    {
        var talk = Pro();
        talk.Town.DiesAfterEveryTurn = true;
        talk.Says("/myplan").Presses("Change Pro").Presses("Gold · $99 a month").Presses("and change")
            .Says("/myplan").Presses("Change Gold").Presses("Starter · $19 a month").Presses("Change then")
            .Waits(days: 32);

        Assert.Equal(new PlanId("starter"), Only(talk).Plan);
        Assert.Equal(new Money(1900, "usd"), Only(talk).NextCharge);
        Assert.Equal(3, talk.Town.Stripe.PaidInvoices.Count);
    }

    [Theory]
    [InlineData("pro", Period.Month, "gold", Period.Month, true)]
    [InlineData("pro", Period.Month, "gold", Period.Year, true)]
    [InlineData("pro", Period.Month, "pro", Period.Year, true)]
    [InlineData("pro", Period.Month, "starter", Period.Month, false)]
    [InlineData("pro", Period.Month, "starter", Period.Year, false)]
    [InlineData("pro", Period.Year, "pro", Period.Month, false)]
    [InlineData("pro", Period.Year, "gold", Period.Month, false)]
    [InlineData("pro", Period.Year, "gold", Period.Year, true)]
    public void More_counts_at_once_and_less_later(
        string from, Period fromPeriod, string to, Period toPeriod, bool isAtOnce)
    {
        var held = new Subscription(
            new SubscriptionId("main:sub_1"), Some.Member().Id, new PlanId(from), "main", "sub_1",
            SubscriptionState.Active, Period: fromPeriod);
        var plan = Some.Config.Plans.Single(plan => plan.Id.Value == to);

        Assert.Equal(isAtOnce, PlanOffers.IsAtOnce(
            held, new ChangeTarget(plan.Id, plan.Title, toPeriod, plan.Prices[toPeriod]), Some.Config));
    }

    private static Plan Dearer(Plan plan) => plan with
    {
        Prices = new Dictionary<Period, Money> { [Period.Month] = new(12_900, "usd") },
    };

    private static Talk Unpaid(Person? person = null)
    {
        var talk = Pro(person).Waits(days: 10).Says("/myplan").Presses("Change Pro")
            .Presses("Pro · $490 a year").Unrecorded();
        talk.Town.Stripe.ChangesAwaitTheirMoney = true;
        return talk.Presses("and change");
    }

    private static Talk Pro(Person? person = null)
    {
        var talk = Buying.Member(person).Says("/subscribe").Presses("Pro").Presses("Monthly").Pays();
        return talk.Joins("Macro").Unrecorded();
    }

    private static Subscription Only(Talk talk) =>
        talk.Town.Store.View(state => state.All<Subscription>().Single());
}

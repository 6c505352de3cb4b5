using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Two Stripe accounts beside each other.</summary>
public sealed class Accounts
{
    private static readonly SellingAccount Main = new("main", Default: true);

    private static readonly SellingAccount Second = new("second", Prices: Own(
        ("gold", new() { [Period.Month] = new Money(9500, "eur") }), ("starter", [])));

    [Fact]
    public void A_route_sends_an_order_to_its_account_at_its_price()
    {
        var town = TownOf(new Selling([Main, Second], [Route(plans: ["gold"])]));
        var talk = Member(town).Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();

        Assert.Equal(("second", new Money(9500, "eur")), SoldBy(town));
        Assert.Equal("second", Assert.Single(Held(town)).Account);
        Assert.Contains("€95", talk.Transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uk", "usd", "pro", "second")]
    [InlineData("uk", "eur", "pro", "main")]
    [InlineData("en", "usd", "pro", "main")]
    [InlineData("uk", "usd", "gold", "main")]
    public void A_route_fits_where_all_that_it_names_fits(
        string language, string currency, string plan, string account)
    {
        var selling = new Selling([Main, Second], [Route(["pro"], ["usd"], ["uk"])]);
        Assert.Equal(account, selling.For(new PlanId(plan), currency, language).First().Name);
    }

    [Fact]
    public void What_the_first_choice_does_not_sell_the_next_one_sells()
    {
        var town = TownOf(new Selling([Main, Second], [Route()]));
        Member(town).Says("/subscribe").Presses("Starter").Presses("Monthly");
        Assert.Equal(("main", new Money(1900, "usd")), SoldBy(town));
    }

    [Fact]
    public void A_plan_is_changed_at_the_price_of_its_account()
    {
        var main = Main with { Prices = Own(("pro", new() { [Period.Month] = new Money(5500, "usd") })) };
        var talk = Member(TownOf(new Selling([main], [])))
            .Says("/subscribe").Presses("Starter").Presses("Monthly").Pays();

        talk.Says("/myplan").Presses("Change Starter").Presses("Pro · $55 a month").Presses("and change");

        Assert.Equal(new PlanId("pro"), Assert.Single(Held(talk.Town)).Plan);
    }

    [Fact]
    public void What_nobody_sells_is_not_offered()
    {
        var nowhere = Main with { Prices = Own(("gold", [])) };
        var talk = Member(TownOf(new Selling([nowhere], []))).Says("/subscribe");
        Assert.DoesNotContain("Gold", talk.Transcript.Split("/subscribe")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Moving_new_sales_is_one_edit_and_whoever_is_there_stays_there()
    {
        var before = new Selling([Main, new SellingAccount("second")], []);
        var after = new Selling(
            [Main with { Default = false }, new SellingAccount("second", Default: true)], []);
        var town = TownOf(before);
        var first = Member(town).Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();

        town.EditConfig(config => config with { Selling = after }, "stripe.json");
        Member(town, Some.Member("Iryna", 5_000_000_002))
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
        first.Says("/subscribe").Presses("Pro").Presses("Monthly").Pays();

        Assert.Equal(["main", "main", "second"], Held(town).Select(one => one.Account).Order());
        Assert.Contains(
            town.Telegram.Chat(Bot.Admin, Some.Admin.Id),
            said => said.Html.Contains("go to the Stripe account second", StringComparison.Ordinal));
        first.Waits(days: 40);
        Assert.All(Held(town), held => Assert.Equal(SubscriptionState.Active, held.State));
        town.CheckInvariants();
    }

    [Fact]
    public void An_open_page_of_another_account_is_closed_when_sales_have_moved()
    {
        var town = TownOf(new Selling([Main, new SellingAccount("second")], []));
        var talk = Member(town).Says("/subscribe").Presses("Gold").Presses("Monthly");
        town.EditConfig(
            config => config with { Selling = new([new SellingAccount("second")], []) }, "stripe.json");

        talk.Says("/subscribe").Presses("Gold").Presses("Monthly");

        var orders = town.Store.View(state => state.All<Core.Features.Orders.Order>().ToArray());
        Assert.Equal(
            [("main", OrderState.Replaced), ("second", OrderState.Open)],
            orders.Select(order => (order.Account, order.State)).Order());
    }

    [Fact]
    public void The_team_sees_at_which_account_a_member_is()
    {
        var town = TownOf(new Selling([Main, new SellingAccount("second")], [Route(plans: ["gold"])]));
        Member(town).Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
        var admin = Talk.With(Some.Admin, town).As(Some.Admin, Bot.Admin).Says("/find Olena");
        Assert.Contains("Stripe account second", admin.Transcript, StringComparison.Ordinal);
    }

    private static Talk Member(Town town, Person? person = null) =>
        Talk.With(person ?? Some.Member(), town).Says("/start").Presses("I accept");

    private static Town TownOf(Selling selling)
    {
        var town = new Town { Config = Some.Config with { Selling = selling } };
        town.Handle(new Incoming.Started($"started:{town.Now:O}", ["main", "second"]));
        return town;
    }

    private static SalesRoute Route(
        string[]? plans = null, string[]? currencies = null, string[]? languages = null) => new(
        "second", [.. (plans ?? []).Select(plan => new PlanId(plan))], currencies ?? [], languages ?? []);

    private static Dictionary<PlanId, IReadOnlyDictionary<Period, Money>> Own(
        params (string Plan, Dictionary<Period, Money> Prices)[] prices) => prices.ToDictionary(
        one => new PlanId(one.Plan), one => (IReadOnlyDictionary<Period, Money>)one.Prices);

    private static Subscription[] Held(Town town) =>
        town.Store.View(state => state.All<Subscription>().ToArray());

    private static (string Account, Money Price) SoldBy(Town town)
    {
        var order = town.Store.View(state => state.All<Core.Features.Orders.Order>().Last());
        return (order.Account, order.Price);
    }
}

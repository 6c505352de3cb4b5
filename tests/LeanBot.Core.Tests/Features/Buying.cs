using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Tests.Features;

public sealed class Buying
{
    [Fact]
    public void The_terms_are_asked_for_once_and_before_anything_is_sold() =>
        Verified.InBothLanguages(person => Talk.With(person)
        .Says("/subscribe").Presses("Read the terms").Presses("I accept")
        .Says("/start").Says("/subscribe"));

    [Fact]
    public void Who_would_rather_type_may() =>
        Verified.InBothLanguages(person => Member(person)
        .Says("/subscribe").Says("the big one").Says("pro").Restart()
        .Says("weekly").Says("Year").Pays());

    [Fact]
    public void Once_it_is_chosen_by_buttons_nothing_more_is_asked()
    {
        var talk = Member().Says("/subscribe").Presses("Pro").Presses("Monthly").Pays().Says("thank you!");

        Assert.Contains("Here is what I can do", talk.Transcript, StringComparison.Ordinal);
        Assert.Empty(talk.Town.Store.View(state => state.All<Conversation>().ToArray()));
    }

    [Fact]
    public void An_open_order_is_shown_again_instead_of_a_second_one() =>
        Verified.InBothLanguages(person => Member(person)
        .Says("/subscribe").Presses("Starter").Presses("Monthly")
        .Says("/subscribe").Presses("Starter").Presses("Monthly"));

    [Fact]
    public void Choosing_something_else_closes_the_first_page() => Verified.InBothLanguages(person =>
    {
        var talk = Member(person).Says("/subscribe").Presses("Starter").Presses("Monthly");
        var page = talk.Find("💳").Button.Url!;

        talk.Says("/subscribe").Presses("Gold").Presses("Yearly");

        Assert.ThrowsAny<Exception>(() => talk.Town.Stripe.Pay(page, talk.Town.Now));
        return talk;
    });

    [Fact]
    public void A_held_plan_is_not_sold_twice_and_another_one_says_that_both_are_charged() =>
        Verified.InBothLanguages(person => Member(person)
        .Says("/subscribe").Presses("Starter").Presses("Monthly").Pays()
        .Says("/subscribe").Presses("Starter")
        .Says("/subscribe").Presses("Pro").Presses("Monthly"));

    [Fact]
    public void An_order_nobody_pays_ends_with_its_page() =>
        Verified.InBothLanguages(person => Member(person)
        .Says("/subscribe").Presses("Starter").Presses("Monthly").Waits(hours: 24)
        .Says("/status").Presses("See the plans"));

    [Fact]
    public void While_Stripe_is_down_the_member_hears_so_and_can_try_again() =>
        Verified.InBothLanguages(person => Member(person)
        .StripeIsDown().Says("/subscribe").Presses("Gold").Presses("Monthly").Waits(hours: 1)
        .StripeIsDown(false).Presses("Try again").Pays());

    [Fact]
    public void Money_that_takes_days_grants_nothing_until_it_is_there() =>
        Verified.InBothLanguages(person => Arrives(Member(person)
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays("unpaid").Says("/status"),
        "succeeded"));

    [Fact]
    public void While_money_is_on_its_way_the_plan_is_not_sold_again()
    {
        var talk = Member().Says("/subscribe").Presses("Gold").Presses("Monthly").Pays("unpaid")
            .Says("/subscribe").Presses("Gold");

        Assert.Single(talk.Town.Store.View(state => state.All<Order>().ToArray()));
        Assert.EndsWith(
            "I will write to you as soon as it has arrived.\n", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_that_never_arrives_grants_nothing() =>
        Verified.InBothLanguages(person => Arrives(Member(person)
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays("unpaid"), "failed"));

    [Fact]
    public void A_second_purchase_goes_to_the_customer_that_Stripe_knows()
    {
        var talk = Member().Says("/subscribe").Presses("Starter").Presses("Monthly").Pays()
            .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();

        Assert.Single(talk.Town.Store.View(state => state.All<StripeCustomer>().ToArray()));
        Assert.Equal(2, talk.Town.Store.View(state => state.All<Payment>().Count()));
    }

    [Fact]
    public void Anything_that_is_not_understood_gets_help() =>
        Verified.InBothLanguages(person => Talk.With(person)
        .Says("hello").Says("/nonsense").Says(null).Says("").Says("/")
        .Says("/HELP@market_bot now"));

    [Fact]
    public void A_name_full_of_markup_is_shown_as_it_is()
    {
        var talk = Talk
            .With(Some.Member("<b>x</b>&\u202e\U0001F469\u200D\U0001F467" + new string('y', 4_096)))
            .Says("/start");

        var html = talk.Town.Telegram.Chat(Bot.User, Some.Member().Id)[0].Html;
        Assert.Contains("&lt;b&gt;x&lt;/b&gt;&amp;\u202e\U0001F469", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1, 4_096);
    }

    [Fact]
    public void Four_thousand_characters_get_an_answer_too()
    {
        var talk = Talk.With(Some.Member()).Says(new string('z', 4_096));

        Assert.Contains("Here is what I can do", talk.Town.Telegram.Chat(
            Bot.User, Some.Member().Id)[0].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_left_the_config_is_refused_kindly()
    {
        var talk = Member().Says("/subscribe");
        talk.Town.Config = talk.Town.Config with { Plans = [.. talk.Town.Config.Plans.Skip(1)] };

        Assert.Contains("(alert: This plan is no longer on sale.", talk.Presses("Starter").Transcript,
        StringComparison.Ordinal);
    }

    internal static Talk Member(Person? person = null, Town? town = null) =>
        Talk.With(person ?? Some.Member(), town).Says("/start").Presses("I accept").Unrecorded();

    private static Talk Arrives(Talk talk, string how)
    {
        var order = talk.Town.Store.View(state => state.All<Order>().Single());
        talk.Town.Stripe.MoneyArrives(how, talk.Town.Now);
        talk.Town.Settle();
        Assert.Equal(how == "failed" ? OrderState.Failed : OrderState.Paid, talk.Town.Store.View(
            state => state.Get<Order>(order.Key))!.State);
        return talk;
    }
}

namespace LeanBot.Core.Tests.Features;

/// <summary>Wherever somebody stands, a button leads on.</summary>
public sealed class WaysOn
{
    [Fact]
    public void From_a_plan_that_is_held() => Verified.InBothLanguages(person => Starter(person)
        .Says("/subscribe").Presses("Starter").Presses("Other plans").Presses("Starter").Presses("My status"));

    [Fact]
    public void From_a_payment_page() => Verified.InBothLanguages(person => Buying.Member(person)
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Presses("Other plans"));

    [Fact]
    public void From_a_payment_page_that_another_one_replaced() => Verified.InBothLanguages(person =>
        Buying.Member(person)
            .Says("/subscribe").Presses("Starter").Presses("Monthly")
            .Says("/start plan_gold_month").Presses("See the plans"));

    [Fact]
    public void From_a_payment_page_that_nobody_paid() => Verified.InBothLanguages(person => Buying
        .Member(person).Says("/start plan_starter_month").Waits(hours: 25).Presses("See the plans"));

    [Fact]
    public void From_a_payment_that_never_arrived() => Verified.InBothLanguages(person =>
    {
        var talk = Buying.Member(person).Says("/start plan_gold_month").Pays("unpaid");
        talk.Town.Stripe.MoneyArrives("failed", talk.Town.Now);
        talk.Town.Settle();
        return talk.Presses("Try again");
    });

    [Fact]
    public void From_a_subscription_that_ends() => Verified.InBothLanguages(person => Starter(person)
        .Cancels().Waits(days: 28).Presses("My status").Waits(days: 5).Presses("Subscribe again")
        .Says("/status").Presses("See the plans"));

    [Fact]
    public void From_a_door_that_is_closed_through_the_terms_to_the_plan() =>
        Verified.InBothLanguages(person =>
        {
            var mallory = Some.Member("Mallory", 5_000_000_666);
            var talk = Starter(person);
            var link = talk.LinkTo("Stocks");
            return talk.As(mallory).Joins("Stocks", link).Presses("Starter").Presses("I accept");
        });

    [Fact]
    public void Among_the_languages() => Verified.Matches(Buying.Member()
        .Says("/language").Presses("✓").Presses("✓").Presses("My status")
        .Says("/language").Presses("Українська").Presses("English")
        .Says("/language").Presses("My status").Transcript);

    private static Talk Starter(Person person) =>
        Buying.Member(person).Says("/start plan_starter_month").Pays().Unrecorded();
}

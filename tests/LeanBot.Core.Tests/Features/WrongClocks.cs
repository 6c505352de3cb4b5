using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Money goes back, or comes again, while the clock of our machine is far ahead: what runs by
/// Stripe's clock still runs.</summary>
public sealed class WrongClocks
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(60);

    [Fact]
    public void A_refund_that_fails_while_our_clock_is_ahead_gives_the_time_back()
    {
        var talk = MoneyBackStories.Inside(Some.Member());
        var town = talk.Town;
        town.Config = MoneyBackStories.With(town.Config, new RefundSettings { EndsSubscription = false });
        var refund = town.Stripe.Charges.Refund(town.Stripe.LastPaid, town.Now);
        town.Settle();
        Assert.Equal(SubscriptionState.Expired, Held(town).State);
        talk.Waits(days: 5);

        WhileAhead(town, atStripe => town.Stripe.Charges.Fail(refund.Id, atStripe));

        Assert.True(Held(town).GivesAccess);
        talk.Joins("Stocks").Waits(days: 10);
        Assert.Single(town.Telegram.Inside);
    }

    [Fact]
    public void A_part_that_is_given_back_while_our_clock_is_ahead_leaves_the_rest_of_the_time()
    {
        var talk = MoneyBackStories.Inside(Some.Member());
        var town = talk.Town;
        town.Config = MoneyBackStories.With(
            town.Config, new RefundSettings { PartialRefund = PartialRefund.Shorten });
        talk.Waits(days: 2);

        WhileAhead(town, atStripe => town.Stripe.Charges.Refund(town.Stripe.LastPaid, atStripe, 3_300));

        Assert.True(Held(town).GivesAccess);
        Assert.Single(town.Telegram.Inside);
        talk.Waits(days: 20);
        Assert.Equal(SubscriptionState.Expired, Held(town).State);
    }

    private static void WhileAhead(Town town, Action<DateTimeOffset> happen)
    {
        var atStripe = town.Now;
        town.JumpBy(Ahead);
        happen(atStripe);
        town.Settle();
        town.JumpBy(-Ahead);
        town.Handle(new Incoming.ClockJumped("clock:1", -Ahead, ["main"]));
        town.Settle();
    }

    private static Subscription Held(Town town) =>
        town.Store.View(state => state.All<Subscription>().Single());
}

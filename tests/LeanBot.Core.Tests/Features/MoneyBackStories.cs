using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Refunds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Money goes back, by the team or by a bank: what the member and the team see, and who is inside
/// after it.</summary>
public sealed class MoneyBackStories
{
    [Fact]
    public void A_refund_of_the_whole_takes_the_access_and_ends_the_subscription() =>
        Verified.InBothLanguages(person =>
        {
            var talk = Inside(person);
            talk.Town.Stripe.Charges.Refund(talk.Town.Stripe.LastPaid, talk.Town.Now);
            talk.Town.Settle();

            Assert.True(Held(talk).HasEndedAtStripe);
            return talk.ShowsWhoIsInside().Says("/status").Says("/myplan").Waits(days: 40);
        });

    [Fact]
    public void A_refund_that_does_not_arrive_gives_the_access_back() => Verified.InBothLanguages(person =>
    {
        var talk = Inside(person);
        talk.Town.Config = With(talk.Town.Config, new RefundSettings { EndsSubscription = false });
        var refund = talk.Town.Stripe.Charges.Refund(talk.Town.Stripe.LastPaid, talk.Town.Now);
        talk.Town.Settle();
        talk.Waits(days: 5);
        talk.Town.Stripe.Charges.Fail(refund.Id, talk.Town.Now);
        talk.Town.Settle();

        Assert.Equal(0, Paid(talk).Refunded);
        return talk.Presses("Tell the team something").Joins("Stocks").ShowsWhoIsInside().Says("/myplan");
    });

    [Theory]
    [InlineData(PartialRefund.Nothing)]
    [InlineData(PartialRefund.Shorten)]
    [InlineData(PartialRefund.End)]
    public void What_a_refund_of_a_part_does_is_up_to_the_operator(PartialRefund policy)
    {
        Verified.Matches(
            Story(Some.Member()).Transcript, test: $"A_refund_of_a_part_may_do.{policy}");
        var ukrainian = Story(Some.Ukrainian);
        Assert.Empty(EnglishWords.In(ukrainian));

        Talk Story(Person person)
        {
            var talk = Inside(person);
            talk.Town.Config = With(talk.Town.Config, new RefundSettings { PartialRefund = policy });
            talk.Town.Stripe.Charges.Refund(talk.Town.Stripe.LastPaid, talk.Town.Now, 3_300);
            talk.Town.Settle();
            talk.Presses(policy == PartialRefund.End ? "See the plans" : "Tell the team something");
            return talk.Says("/status").Waits(days: 29).ShowsWhoIsInside();
        }
    }

    [Theory]
    [InlineData(PartialRefund.End, 2)]
    [InlineData(PartialRefund.Shorten, 25)]
    public void A_refund_of_a_part_that_leaves_no_time_ends_the_subscription_too(
        PartialRefund policy, int daysLater)
    {
        var talk = Inside(Some.Member());
        talk.Town.Config = With(talk.Town.Config, new RefundSettings { PartialRefund = policy });
        talk.Waits(days: daysLater);

        talk.Town.Stripe.Charges.Refund(talk.Town.Stripe.LastPaid, talk.Town.Now, 4_950);
        talk.Town.Settle();

        Assert.Equal(SubscriptionState.Expired, Held(talk).State);
        Assert.True(Held(talk).HasEndedAtStripe);
        talk.Waits(days: 40);
        Assert.Equal(1, talk.Town.Store.View(state => state.All<Payment>().Count()));
    }

    [Fact]
    public void A_dispute_pauses_access_and_who_wins_it_gives_it_back() => Verified.InBothLanguages(person =>
    {
        var talk = Inside(person);
        var dispute = talk.Town.Stripe.Charges.Dispute(talk.Town.Stripe.LastPaid, talk.Town.Now);
        talk.Town.Settle();

        Assert.Equal(SubscriptionState.Disputed, Held(talk).State);
        AsksToBeLetIn(talk, person);
        talk.ShowsWhoIsInside().Says("/status").Presses("Tell the team something")
            .Says("/subscribe").Presses("Gold").Waits(days: 6);
        talk.Town.Stripe.Charges.Move(dispute.Id, "under_review", talk.Town.Now);
        talk.Waits(days: 3);
        talk.Town.Stripe.Charges.Move(dispute.Id, "won", talk.Town.Now);
        talk.Town.Settle();
        Assert.Equal(SubscriptionState.Active, Held(talk).State);
        return talk.Joins("Stocks").ShowsWhoIsInside().Says("/status");
    });

    [Fact]
    public void A_dispute_that_is_lost_takes_the_time_and_ends_the_subscription() =>
        Verified.InBothLanguages(person =>
        {
            var talk = Inside(person);
            var dispute = talk.Town.Stripe.Charges.Dispute(talk.Town.Stripe.LastPaid, talk.Town.Now);
            talk.Town.Settle();
            talk.Presses("Tell the team something").Says("/status").Waits(days: 3);
            talk.Town.Stripe.Charges.Move(dispute.Id, "lost", talk.Town.Now);
            talk.Town.Settle();

            Assert.Equal(SubscriptionState.Expired, Held(talk).State);
            Assert.True(Held(talk).HasEndedAtStripe);
            return talk.Presses("See the plans").Presses("Gold").ShowsWhoIsInside().Says("/status");
        });

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_card_of_a_member_tells_what_went_back_and_the_diary_each_step(string language)
    {
        var town = MenuOfTheTeam.Community();
        var team = MenuOfTheTeam.Team(town, language);
        var paid = town.Stripe.LastPaid;
        var refund = town.Stripe.Charges.Refund(paid, town.Now, 2_000);
        town.MoveTo(town.Now.AddDays(2));
        town.Stripe.Charges.Fail(refund.Id, town.Now);
        town.Stripe.Charges.Refund(paid, town.Now, 1_000);
        var dispute = town.Stripe.Charges.Dispute(paid, town.Now);
        town.Settle();
        team.Unrecorded().Presses("👤");
        town.Stripe.Charges.Move(dispute.Id, "lost", town.Now.AddDays(1));
        town.MoveTo(town.Now.AddDays(1));

        MenuOfTheTeam.Match(team.Presses("👤").Presses("🕘"), language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    public void The_team_is_reminded_before_evidence_is_due_and_not_once_it_was_given(string language)
    {
        var town = MenuOfTheTeam.Community();
        var team = MenuOfTheTeam.Team(town, language);
        var answered = town.Stripe.Charges.Dispute(town.Stripe.LastPaid, town.Now);
        town.Settle();
        town.Stripe.Charges.Move(answered.Id, "under_review", town.Now);
        town.MoveTo(town.Now.AddDays(8));
        town.Stripe.Charges.Dispute(town.Stripe.LastPaid, town.Now);
        town.Settle();
        team.Unrecorded();

        MenuOfTheTeam.Match(team.Waits(days: 8), language);
    }

    [Fact]
    public void A_renewal_that_is_paid_during_a_dispute_gives_nothing_until_it_is_won()
    {
        var talk = Inside(Some.Member());
        var dispute = talk.Town.Stripe.Charges.Dispute(talk.Town.Stripe.LastPaid, talk.Town.Now);
        talk.Waits(days: 32);

        Assert.Equal(SubscriptionState.Disputed, Held(talk).State);
        Assert.Contains("paused while your bank asks", talk.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("Welcome back", talk.Transcript, StringComparison.Ordinal);
        talk.Town.Stripe.Charges.Move(dispute.Id, "won", talk.Town.Now);
        talk.Town.Settle();
        Assert.True(Held(talk).GivesAccess);
        Assert.Equal(talk.Town.Store.View(state => state.All<Payment>().Max(one => one.PeriodEnd)),
            Held(talk).PaidThrough);
    }

    [Fact]
    public void A_lost_dispute_of_an_old_payment_leaves_what_was_paid_since()
    {
        var talk = Inside(Some.Member());
        var first = talk.Town.Stripe.LastPaid;
        talk.Waits(days: 32);
        var dispute = talk.Town.Stripe.Charges.Dispute(first, talk.Town.Now);
        talk.Town.Settle();
        Assert.False(Held(talk).GivesAccess);

        talk.Town.Stripe.Charges.Move(dispute.Id, "lost", talk.Town.Now);
        talk.Town.Settle();

        Assert.Equal(SubscriptionState.Canceling, Held(talk).State);
        Assert.Contains("an earlier payment", talk.Transcript, StringComparison.Ordinal);
        talk.Waits(days: 31);
        Assert.Equal(SubscriptionState.Expired, Held(talk).State);
    }

    [Fact]
    public void A_bank_that_only_asks_takes_no_access()
    {
        var talk = Inside(Some.Member());
        talk.Town.Stripe.Charges.Dispute(
            talk.Town.Stripe.LastPaid, talk.Town.Now, "warning_needs_response");
        talk.Town.Settle();

        Assert.True(Held(talk).GivesAccess);
        Assert.Contains("A bank asks about a payment", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refund_that_is_told_before_the_payment_counts_all_the_same()
    {
        var town = new Town { LosesStripeEvents = true };
        var talk = Buying.Member(Some.Member(), town);
        talk.Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
        var refund = town.Stripe.Charges.Refund(town.Stripe.LastPaid, town.Now);
        Tell(town, "refund.created", refund);
        Assert.Empty(town.Store.View(state => state.All<Payment>().ToArray()));

        Tell(town, "invoice.paid", town.Stripe.LastPaid);

        Assert.Equal(9_900, Paid(talk).Refunded);
        Assert.Equal(SubscriptionState.Expired, Held(talk).State);
    }

    [Fact]
    public void What_no_event_has_told_is_found_within_the_hour()
    {
        var talk = Inside(Some.Member());
        var town = talk.Town;
        town.Begin();
        town.Settle();
        town.LosesStripeEvents = true;
        var dispute = town.Stripe.Charges.Dispute(town.Stripe.LastPaid, town.Now);
        town.MoveTo(town.Now.AddMinutes(61));
        Assert.Equal(SubscriptionState.Disputed, Held(talk).State);
        town.Stripe.Charges.Move(dispute.Id, "won", town.Now);
        town.MoveTo(town.Now.AddMinutes(61));
        Assert.True(Held(talk).GivesAccess);

        town.Stripe.Charges.Refund(town.Stripe.LastPaid, town.Now);
        town.MoveTo(town.Now.AddMinutes(61));

        Assert.Equal(SubscriptionState.Expired, Held(talk).State);
    }

    [Fact]
    public void The_sums_count_what_is_left()
    {
        var talk = Inside(Some.Member());
        var town = talk.Town;
        town.Stripe.Charges.Refund(town.Stripe.LastPaid, town.Now, 3_300);
        town.Settle();
        var day = Core.Features.Diary.DayTally.KeyOf(new DateOnly(2026, 11, 2));
        Assert.Equal(6_600, Revenue());
        Assert.Equal(new Money(6_600, "usd"), Paid(talk).Net);

        var dispute = town.Stripe.Charges.Dispute(
            town.Stripe.LastPaid with { AmountPaid = new Money(6_600, "usd") }, town.Now);
        town.Settle();
        Assert.Equal(0, Revenue());
        town.Stripe.Charges.Move(dispute.Id, "won", town.Now);
        town.Settle();
        Assert.Equal(6_600, Revenue());

        long Revenue() => town.Store.View(state => state.Get<Core.Features.Diary.DayTally>(day)!.Revenue["usd"]);
    }

    internal static Talk Inside(Person person) => Buying.Member(person)
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays().Joins("Stocks").Unrecorded();

    internal static Config With(Config config, RefundSettings refunds) =>
        config with { Settings = config.Settings with { Refunds = refunds } };

    private static Subscription Held(Talk talk) =>
        talk.Town.Store.View(state => state.All<Subscription>().Single());

    private static Payment Paid(Talk talk) =>
        talk.Town.Store.View(state => state.All<Payment>().MinBy(payment => payment.PeriodEnd)!);

    private static void AsksToBeLetIn(Talk talk, Person person)
    {
        var channel = talk.Town.Config.Channels[0].ChatId;
        talk.Town.Handle(new Incoming.JoinRequest(
            talk.Town.NextUpdate(Bot.User), person, channel, person.Id.Value)
        { Raw = "{}" });
        talk.Town.Settle();
    }

    private static void Tell(Town town, string type, StripeObject subject)
    {
        var id = $"{type} {subject.Id}";
        town.Handle(new Incoming.Stripe(
            $"stripe:main:{id}", new StripeEvent(id, type, "main", town.Now, subject))
        { Raw = "{}" });
        town.Settle();
    }
}

using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

public sealed class Cancelling
{
    [Fact]
    public void Cancel_says_why_and_surely_lets_the_period_run_out_and_lets_out() => Verified.Matches(Gold()
        .Says("/cancel").Presses("Too expensive").Presses("Yes, cancel").Says("/cancel").Says("/status")
        .Waits(days: 31).ShowsWhoIsInside().Transcript);

    [Fact]
    public void Cancelling_and_resuming_in_Ukrainian() => Verified.Matches(Gold(Some.Ukrainian)
        .Says("/cancel").Presses("Бракує часу").Presses("Так, скасувати").Says("/cancel").Says("/resume")
        .Says("/resume").Says("/cancel").Says("мені подобається <але> дорого").Says("так").Presses("Лишити")
        .Says("/cancel").Presses("Не хочу").Presses("Так, скасувати").Waits(days: 25).Waits(days: 10)
        .Says("/resume").Says("/cancel").Transcript);

    [Fact]
    public void The_reason_may_be_written_and_reaches_the_team_as_it_is()
    {
        var talk = Gold().Says("/cancel").Says(null).Says("I <b>love</b> it & leave").Says("well")
            .Presses("Yes, cancel");

        Assert.Contains("Why: I <b>love</b> it & leave", talk.Transcript, StringComparison.Ordinal);
        Verified.Matches(talk.Transcript);
    }

    [Theory]
    [InlineData("Not enough time")]
    [InlineData("Not what I expected")]
    [InlineData("only wanted it for a while")]
    [InlineData("Another reason")]
    [InlineData("rather not say")]
    public void Every_reason_leads_on(string reason)
    {
        var talk = Gold().Says("/cancel").Presses(reason).Presses("Yes, cancel");

        Assert.Equal(SubscriptionState.Canceling, Only(talk).State);
    }

    [Fact]
    public void Whoever_keeps_it_at_any_step_changes_nothing()
    {
        var talk = Gold().Says("/cancel").Presses("‹ Keep it")
            .Says("/cancel").Presses("Too expensive").Presses("‹ Keep it").Says("too dear");

        Assert.Equal(SubscriptionState.Active, Only(talk).State);
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void Resume_takes_it_back_while_the_period_runs_and_it_is_renewed() => Verified.Matches(Gold()
        .Says("/cancel").Presses("rather not say").Presses("Yes, cancel").Presses("Resume Gold")
        .Waits(days: 31).Says("/resume").Transcript);

    [Fact]
    public void After_the_end_resume_offers_the_plans() => Verified.Matches(Gold()
        .Says("/cancel").Presses("rather not say").Presses("Yes, cancel").Waits(days: 31)
        .Unrecorded().Presses("Resume Gold").Says("/resume").Presses("See the plans").Transcript);

    [Fact]
    public void Who_never_had_anything_hears_so_kindly() => Verified.Matches(Newcomer()
        .Says("/cancel").Says("/resume").Presses("See the plans").Transcript);

    [Fact]
    public void Money_on_its_way_is_waited_for() => Verified.Matches(Newcomer()
        .Says("/subscribe").Presses("Gold").Presses("Monthly").Pays("unpaid").Unrecorded()
        .Says("/cancel").Transcript);

    [Fact]
    public void Of_two_subscriptions_one_is_chosen()
    {
        var talk = Gold().Says("/subscribe").Presses("Starter").Presses("Monthly").Pays().Unrecorded()
            .Says("/cancel").Presses("Keep it").Says("/cancel").Presses("Cancel Starter")
            .Presses("Too expensive").Presses("Yes, cancel Starter")
            .Says("/cancel").Presses("rather not say").Presses("Yes, cancel Gold")
            .Says("/cancel").Says("/resume").Presses("Resume Gold");

        Assert.Equal(
            ["Gold: Active", "Starter: Canceling"],
            All(talk).Select(one => $"{Title(one)}: {one.State}").Order());
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void While_Stripe_is_down_nothing_has_changed_and_nothing_fires_days_later()
    {
        var talk = Gold().Says("/cancel").Presses("rather not say").StripeIsDown().Presses("Yes, cancel")
            .Says("/cancel").Waits(hours: 1);
        var calls = new List<Outgoing>();
        talk.Town.Carried = calls.Add;

        talk.StripeIsDown(false).Waits(days: 2);
        Assert.Empty(calls.OfType<CancelSubscription>());
        Assert.Equal(SubscriptionState.Active, Only(talk).State);

        talk.Presses("Try again")
            .StripeIsDown().Presses("Resume Gold").Waits(hours: 1).StripeIsDown(false).Waits(hours: 1)
            .Presses("Try again");
        Assert.Equal(SubscriptionState.Active, Only(talk).State);
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void Pressing_twice_or_an_old_button_makes_one_call()
    {
        var talk = Gold().Says("/cancel").Presses("rather not say");
        var (message, button) = talk.Find("Yes, cancel");
        var calls = new List<Outgoing>();
        talk.Town.Carried = calls.Add;

        talk.PressesData("[Yes]", message.Id, button.Data!).PressesData("[Yes]", message.Id, button.Data!);

        Assert.Single(calls.OfType<CancelSubscription>());
        Assert.Contains("This button is out of date", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_yes_buttons_that_both_stand_make_one_call()
    {
        var talk = Gold().Says("/cancel").Presses("rather not say");
        var (first, old) = talk.Find("Yes, cancel");
        talk.Says("/cancel").Presses("Too expensive");
        var calls = new List<Outgoing>();
        talk.Town.Carried = calls.Add;

        talk.Presses("Yes, cancel").PressesData("[the first Yes]", first.Id, old.Data!);

        Assert.Single(calls.OfType<CancelSubscription>());
        Assert.Contains("Gold is cancelled already", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_yes_to_another_end_than_was_shown_is_asked_again()
    {
        var talk = Gold().Waits(days: 20).Says("/cancel").Presses("Too expensive").Waits(days: 12)
            .Unrecorded().Presses("Yes, cancel");
        Assert.Equal(SubscriptionState.Active, Only(talk).State);

        talk.Presses("Yes, cancel");

        Assert.Equal(SubscriptionState.Canceling, Only(talk).State);
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void A_renewal_that_was_quicker_stands_and_the_end_is_a_month_later()
    {
        var talk = Gold().Waits(days: 29).Says("/cancel").Presses("rather not say").Unrecorded();
        talk.Town.PassUnheard(TimeSpan.FromDays(1));

        talk.Presses("Yes, cancel");

        Assert.Equal(2, talk.Town.Store.View(state => state.All<Payment>().Count()));
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void A_renewal_that_failed_just_then_is_withdrawn_and_ends_it()
    {
        var talk = Gold().Waits(days: 29).Says("/cancel").Presses("rather not say").CardFails().Unrecorded();
        talk.Town.PassUnheard(TimeSpan.FromDays(1));

        talk.Presses("Yes, cancel").Waits(days: 20);

        Assert.DoesNotContain("did not go through", talk.Transcript, StringComparison.Ordinal);
        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void In_grace_the_invoice_is_withdrawn_and_nobody_is_dunned_any_more() => Verified.Matches(Gold()
        .CardFails().Waits(days: 31).Unrecorded()
        .Says("/cancel").Presses("Too expensive").Presses("Yes, cancel").Says("/status").Says("/cancel")
        .Waits(days: 20).ShowsWhoIsInside().Transcript);

    [Fact]
    public void Who_cancelled_in_grace_may_subscribe_anew_at_once() => Verified.Matches(Gold()
        .CardFails().Waits(days: 31).Says("/cancel").Presses("Too expensive").Presses("Yes, cancel")
        .CardFails(false).Unrecorded().Says("/resume").Presses("See the plans").Presses("Gold")
        .Presses("Monthly").Pays().Waits(days: 10).ShowsWhoIsInside().Transcript);

    [Fact]
    public void Where_access_has_ended_but_Stripe_still_tries_it_can_be_cancelled() => Verified.Matches(Gold()
        .CardFails().Waits(days: 37).Unrecorded()
        .Says("/cancel").Presses("Too expensive").Presses("Yes, cancel").Says("/cancel").Transcript);

    [Fact]
    public void What_ended_at_Stripe_meanwhile_is_said_to_be_over()
    {
        var talk = Gold().Says("/cancel").Presses("rather not say").Unrecorded();
        talk.Town.Stripe.EndNow(Only(talk).StripeId, talk.Town.Now);

        talk.Presses("Yes, cancel").Says("/status");

        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void A_cancellation_at_Stripe_itself_is_told_once_and_can_be_taken_back() => Verified.Matches(
        Gold().Cancels().Resumes().Cancels().Says("/resume").Transcript);

    [Fact]
    public void A_cancellation_whose_answer_was_lost_is_found_and_told()
    {
        var talk = Gold().Says("/cancel").Presses("rather not say").StripeIsDown().Presses("Yes, cancel");
        talk.Town.LosesStripeEvents = true;
        talk.Town.Stripe.Cancel(Only(talk).StripeId, talk.Town.Now);

        talk.Waits(hours: 1).StripeIsDown(false).Waits(hours: 2);

        Assert.Equal(SubscriptionState.Canceling, Only(talk).State);
        Assert.Contains("✅ Gold is cancelled", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_comes_before_the_answer_says_nothing_twice()
    {
        var talk = Gold().Waits(hours: 1)
            .Says("/cancel").Presses("rather not say").StripeIsDown().Presses("Yes, cancel");
        talk.Town.Stripe.Cancel(Only(talk).StripeId, talk.Town.Now);
        talk.Town.Settle();

        talk.Waits(hours: 1);

        Assert.Equal(2, talk.Transcript.Split("Gold is cancelled.").Length);
    }

    [Fact]
    public void What_Stripe_refuses_the_team_does()
    {
        var talk = Gold().Says("/cancel").Presses("rather not say").Unrecorded();
        talk.Town.Refuses = typeof(CancelSubscription);

        talk.Presses("Yes, cancel");
        Assert.Equal(SubscriptionState.Active, Only(talk).State);
        talk.Town.Refuses = null;
        talk.Presses("Try again");
        talk.Town.Refuses = typeof(ResumeSubscription);
        talk.Says("/resume");

        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void An_invoice_that_cannot_be_withdrawn_is_a_task_for_the_team()
    {
        var talk = Gold().CardFails().Waits(days: 31).Unrecorded();
        talk.Town.Refuses = typeof(EndSubscription);

        talk.Says("/cancel").Presses("rather not say").Presses("Yes, cancel");

        Verified.Matches(talk.Transcript);
    }

    [Fact]
    public void It_is_the_same_when_the_process_dies_after_every_turn()
    {
        var town = new Town { DiesAfterEveryTurn = true };
        var talk = Gold(town: town).Says("/cancel").Says("no time").Presses("Yes, cancel").Says("/resume")
            .Waits(days: 31);

        Assert.Contains("Gold is renewed", talk.Transcript, StringComparison.Ordinal);
    }

    private static Talk Newcomer(Person? person = null, Town? town = null) => Talk
        .With(person ?? Some.Member(), town)
        .Says("/start").Presses(person == Some.Ukrainian ? "Приймаю" : "I accept").Unrecorded();

    private static Talk Gold(Person? person = null, Town? town = null) => Newcomer(person, town)
        .Says("/subscribe").Presses("Gold").Presses(person == Some.Ukrainian ? "Щомісяця" : "Monthly").Pays()
        .Unrecorded();

    private static Subscription[] All(Talk talk) =>
        talk.Town.Store.View(state => state.All<Subscription>().ToArray());

    private static Subscription Only(Talk talk) => Assert.Single(All(talk));

    private static string Title(Subscription held) =>
        Some.Config.Plans.Single(plan => plan.Id == held.Plan).Title;
}

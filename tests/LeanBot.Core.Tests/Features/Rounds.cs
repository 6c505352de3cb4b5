using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Rounds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>What no event told is found by asking Stripe: at start and every hour.</summary>
public sealed class Rounds
{
    [Fact]
    public void A_purchase_that_no_webhook_told_is_found_within_the_hour()
    {
        var talk = Began();
        talk.Town.LosesStripeEvents = true;
        talk.Says("/start").Presses("I accept").Presses("Starter").Presses("Monthly").Pays();
        Assert.DoesNotContain("🎉", talk.Transcript, StringComparison.Ordinal);

        talk.Waits(hours: 1).Joins("Stocks").ShowsWhoIsInside();

        Assert.EndsWith("Inside: Stocks\n", talk.Transcript, StringComparison.Ordinal);
        talk.Town.CheckInvariants();
    }

    [Fact]
    public void With_the_endpoint_down_for_four_days_everybody_who_paid_is_in()
    {
        var talk = Began();
        talk.Town.LosesStripeEvents = true;
        foreach (var i in Enumerable.Range(0, 7))
        {
            talk.As(Some.Member($"Person{i}", 5_000_000_100 + i)).Says("/start").Presses("I accept")
                .Presses("Starter").Presses("Monthly").Pays().Waits(hours: 13);
        }

        talk.Waits(hours: 5);

        Assert.Equal(7, talk.Town.Store.View(state => state.All<Payment>().Count()));
        Assert.Equal(7, talk.Town.Store.View(
            state => state.All<Access>().Count(
                access => access is { IsWanted: true, Channel.Value: "stocks" })));
        talk.Town.CheckInvariants();
    }

    [Fact]
    public void A_worker_that_was_down_for_a_month_finds_what_was_paid_meanwhile()
    {
        var talk = Began().Says("/start").Presses("I accept").Presses("Starter").Presses("Monthly").Pays();
        talk.Town.LosesStripeEvents = true;
        // Nobody runs; Stripe renews.
        talk.Town.JumpBy(TimeSpan.FromDays(40));
        talk.Town.Stripe.ClockIsAheadBy = TimeSpan.Zero;
        talk.Town.Stripe.MoveTo(talk.Town.Now);
        talk.Town.Restart();

        talk.Town.Begin();
        talk.Town.Settle();

        talk.Town.CheckInvariants();
        Assert.Equal(2, talk.Town.Store.View(state => state.All<Payment>().Count()));
        Assert.True(talk.Town.Store.View(state => state.All<Subscription>().Single()).GivesAccess);
    }

    [Fact]
    public void A_backup_a_day_old_is_repaired_without_granting_twice_or_saying_all_again()
    {
        var talk = Began();
        talk.Says("/start").Presses("I accept").Presses("Starter").Presses("Monthly").Pays()
            .Waits(days: 29);
        var backup = talk.Town.Backup();
        talk.Waits(days: 2);
        var told = talk.Town.Telegram.Chat(Bot.User, Some.Member().Id).Count;
        var truth = Ends(talk.Town);

        talk.Town.Restore(backup);
        talk.Town.Begin();
        talk.Town.Settle();

        Assert.Equal(truth, Ends(talk.Town));
        Assert.InRange(talk.Town.Telegram.Chat(Bot.User, Some.Member().Id).Count, told, told + 2);
        talk.Town.CheckInvariants();
    }

    [Fact]
    public void A_round_that_finds_Stripe_down_leaves_nothing_out_for_the_next()
    {
        var talk = Began();
        talk.Town.LosesStripeEvents = true;
        talk.Says("/start").Presses("I accept").Presses("Starter").Presses("Monthly").Pays();
        talk.StripeIsDown().Waits(days: 5);
        Assert.Equal(0, talk.Town.Store.View(state => state.All<Payment>().Count()));

        talk.StripeIsDown(false).Waits(hours: 2);

        Assert.Equal(1, talk.Town.Store.View(state => state.All<Payment>().Count()));
    }

    [Fact]
    public void What_others_sell_on_the_same_account_is_left_alone()
    {
        var talk = Began();
        talk.Town.Stripe.Listed.Add((talk.Town.Now, new StripeInvoice(
            "in_other", "paid", "subscription_cycle", "sub_other", "cus_other", StripeMetadata.Empty,
            new Money(500, "usd"), new Money(500, "usd"), Some.Noon.AddMonths(1), "price_other", 1, null,
            null)));

        talk.Waits(hours: 3);

        Assert.Empty(talk.Town.Store.View(state => state.All<ParkedItem>().ToArray()));
        Assert.Empty(talk.Town.Store.View(state => state.All<Payment>().ToArray()));
    }

    [Fact]
    public void An_account_that_sells_nothing_and_has_nobody_is_gone_through_once_a_day_until_it_sells()
    {
        var town = new Town();
        town.Handle(new Incoming.Started($"started:{town.Now:O}", ["main", "second"]));
        town.Settle();
        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromDays(1)], Waits());

        town.EditConfig(
            config => config with { Selling = new([new("main", Default: true), new("second")], []) }, "stripe.json");
        town.Settle();

        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.FromHours(1)], Waits());

        IEnumerable<TimeSpan> Waits() => town.Store.View(state => state.All<Round>()
            .OrderBy(round => round.Account, StringComparer.Ordinal)
            .Select(round => round.NextAt - town.Now)
            .ToArray());
    }

    [Fact]
    public void A_hundred_purchases_of_one_hour_are_read_page_by_page()
    {
        var talk = Began();
        talk.Town.LosesStripeEvents = true;
        foreach (var i in Enumerable.Range(0, 100))
        {
            talk.As(Some.Member($"Person{i}", 5_000_001_000 + i)).Says("/start").Presses("I accept")
                .Presses("Starter").Presses("Monthly").Pays();
        }

        talk.Waits(hours: 1);

        Assert.Equal(100, talk.Town.Store.View(state => state.All<Payment>().Count()));
        Assert.Equal(Some.Noon.AddHours(1), talk.Town.Store.View(state => state.Get<Round>("main"))!.Through);
    }

    [Fact]
    public void What_was_cancelled_long_after_it_was_bought_is_found_within_the_hour()
    {
        var talk = Subscribed().Waits(days: 20);
        talk.Town.LosesStripeEvents = true;
        talk.Town.Stripe.CancelAtPeriodEnd(talk.Town.Now);

        talk.Waits(hours: 1);

        Assert.Equal(SubscriptionState.Canceling, Held(talk).State);
        Assert.Contains("is cancelled", talk.Transcript, StringComparison.Ordinal);
        talk.Town.Stripe.EndNow(Held(talk).StripeId, talk.Town.Now);
        talk.Waits(hours: 1);
        Assert.True(Held(talk).HasEndedAtStripe);
    }

    [Fact]
    public void A_renewal_that_fails_unheard_is_found_within_the_hour_with_each_further_attempt()
    {
        var talk = Subscribed().Waits(days: 20).CardFails();
        talk.Town.LosesStripeEvents = true;

        talk.Waits(days: 11);

        Assert.Equal(SubscriptionState.PastDue, Held(talk).State);
        Assert.Equal(1, Held(talk).Trouble!.Attempt);
        talk.Waits(days: 3, hours: 2);
        Assert.Equal(2, Held(talk).Trouble!.Attempt);
    }

    [Fact]
    public void What_is_paid_long_after_its_invoice_was_made_and_access_has_ended_is_found_within_the_hour()
    {
        var talk = Subscribed().Waits(days: 20).CardFails().Waits(days: 11);
        talk.Town.LosesStripeEvents = true;
        talk.Waits(days: 6);
        Assert.Equal(SubscriptionState.Expired, Held(talk).State);

        talk.Town.Stripe.Pay(Held(talk).Trouble!.PayUrl!, talk.Town.Now);
        talk.Waits(hours: 1);

        Assert.Equal(SubscriptionState.Active, Held(talk).State);
        talk.Town.CheckInvariants();
    }

    [Fact]
    public void A_page_of_which_all_has_changed_takes_several_turns()
    {
        const int Count = 300;
        var town = new Town();
        var people = Enumerable.Range(1, Count)
            .Select(number => new MemberId(5_200_000_000 + number))
            .ToArray();
        foreach (var member in people) town.Store.Update(town.Now, "test", tx => Hold(tx, member));
        town.Begin();
        town.HoldsBack = request => request is ListStripe;
        town.Settle();
        var told = people.Select(member => new StripeSubscription(
            $"sub_{member}", "active", "cus_1", StripeMetadata.Empty, null, null, Some.Noon.AddDays(9),
            Some.Noon.AddDays(9), null)).ToArray();

        var turns = 0;
        for (var rest = told; rest.Length > 0; turns++)
        {
            var row = town.Store.View(
                state => state.All<OutboxRow>().Single(one => one.Request is ListStripe));
            var outcome = town.Handle(new Incoming.Result(
                row.Id, new CallResult.Done(new StripePages([], [], town.Now) { Standing = rest })));
            Assert.Null(outcome.Bug);
            var next = town.Store.View(state => state.All<OutboxRow>().Select(one => one.Request)
                .OfType<ListStripe>().SingleOrDefault()?.Cursors.Single());
            rest = next is null ? [] : [.. rest.SkipWhile(one => one.Id != next.After).Skip(1)];
        }

        Assert.InRange(turns, 2, 20);
        Assert.Equal(Count, town.Store.View(state => state.All<Subscription>().Count(held => !held.Renews)));
    }

    private static bool Hold(Tx tx, MemberId member)
    {
        tx.Put(new Subscription(
            Ledger.IdOf("main", $"sub_{member}"), member, new("gold"), "main", $"sub_{member}",
            SubscriptionState.Active, Some.Noon.AddDays(9)));
        return true;
    }

    private static Talk Subscribed() => Began()
        .Says("/start").Presses("I accept").Presses("Starter").Presses("Monthly").Pays();

    private static Subscription Held(Talk talk) =>
        talk.Town.Store.View(state => state.All<Subscription>().Single());

    private static Talk Began()
    {
        var talk = Talk.With(Some.Member());
        talk.Town.Begin();
        talk.Town.Settle();
        return talk;
    }

    private static string Ends(Town town) => town.Store.View(state => string.Join(
        '\n', state.All<Subscription>().Select(held => $"{held.State} {held.PaidThrough}")
            .Concat(state.All<Payment>().Select(payment => payment.Id))
            .Order(StringComparer.Ordinal)));
}

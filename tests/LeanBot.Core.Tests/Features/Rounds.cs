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

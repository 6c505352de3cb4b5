using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Dunning;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

public sealed class StripeEvents
{
    private static readonly StripeMetadata Ours = new("5000000001", "gold", null);

    private static readonly StripeInvoice Invoice = new(
        "in_1", "paid", "subscription_cycle", "sub_1", "cus_1", Ours, new Money(9900, "usd"),
        new Money(9900, "usd"), Some.Noon.AddMonths(1), "price_1", 1, null, null);

    private static readonly StripeSubscription Active = new(
        "sub_1", "active", "cus_1", Ours, "price_1", new Money(9900, "usd"), Some.Noon.AddMonths(1), null, null);

    [Fact]
    public void An_invoice_is_granted_once_also_under_a_second_event_id_and_a_year_later()
    {
        var town = new Town();
        town.Stripe.PaidInvoices.Add("in_1");

        Tell(town, "evt_1", "invoice.paid", Invoice);
        var before = Subscription(town);
        Tell(town, "evt_1", "invoice.paid", Invoice);
        Tell(town, "evt_2", "invoice.paid", Invoice);
        town.Restart();
        Tell(town, "evt_3", "invoice.paid", Invoice, town.Now.AddYears(1));

        Assert.Equal(before, Subscription(town));
        Assert.Single(town.Store.View(state => state.All<Payment>().ToArray()));
        Assert.Single(town.Store.View(state => state.All<DiaryEntry>().ToArray()));
    }

    [Fact]
    public void A_payment_by_someone_who_never_wrote_to_the_bot_is_theirs()
    {
        var town = new Town();
        town.Stripe.PaidInvoices.Add("in_1");

        Tell(town, "evt_1", "invoice.paid", Invoice);

        Assert.Equal(SubscriptionState.Active, Subscription(town).State);
        Assert.NotNull(town.Store.View(state => state.Get<Member>("5000000001")));
        town.CheckInvariants();
    }

    public static TheoryData<string, StripeInvoice> NotOurs => new()
    {
        { "no metadata", Invoice with { Metadata = StripeMetadata.Empty, SubscriptionId = null } },
        { "a plan we do not sell", Invoice with { Metadata = Ours with { ProductId = "platinum" } } },
        { "no subscription", Invoice with { SubscriptionId = null } },
    };

    [Theory]
    [MemberData(nameof(NotOurs))]
    public void Money_that_cannot_be_matched_grants_nothing_and_waits_for_an_admin(
        string what, StripeInvoice invoice)
    {
        var town = new Town();

        Tell(town, "evt_1", "invoice.paid", invoice);

        Assert.NotEmpty(what);
        Assert.Empty(town.Store.View(state => state.All<Grant>().ToArray()));
        Assert.Equal("{}", Assert.Single(town.Store.View(state => state.All<ParkedItem>().ToArray())).Raw);
        Assert.Contains("could not be handled", town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[0].Html,
        StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "usd")]
    [InlineData(9900, "uah")]
    public void A_first_payment_that_is_not_what_the_order_showed_grants_nothing(long amount, string currency)
    {
        var talk = Buying.Member().Says("/subscribe").Presses("Gold").Presses("Monthly");
        var order = talk.Town.Store.View(state => state.All<Core.Features.Orders.Order>().Single());

        Tell(talk.Town, "evt_1", "invoice.paid", Invoice with
        {
            AmountPaid = new Money(amount, currency),
            Metadata = Ours with { OrderId = order.Id.Value },
        });

        Assert.Empty(talk.Town.Store.View(state => state.All<Grant>().ToArray()));
        Assert.Single(talk.Town.Store.View(state => state.All<ParkedItem>().ToArray()));
    }

    [Fact]
    public void An_active_subscription_without_a_payment_unlocks_nothing()
    {
        var town = new Town();

        Tell(town, "evt_1", "customer.subscription.created", Active);

        Assert.Equal(SubscriptionState.Pending, Subscription(town).State);
        Assert.False(Subscription(town).GivesAccess);
    }

    [Fact]
    public void Money_for_a_time_that_is_over_unlocks_nothing_and_is_a_task_for_the_team()
    {
        var town = new Town();

        Tell(town, "evt_1", "invoice.paid", Invoice with { PeriodEnd = Some.Noon.AddDays(-1) });

        Assert.False(Subscription(town).GivesAccess);
        Assert.Single(town.Store.View(state => state.All<Payment>().ToArray()));
        var told = town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[0].Html;
        Assert.Contains("Nothing was unlocked", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_invoice_that_asks_for_nothing_grants()
    {
        var talk = Buying.Member().Says("/subscribe").Presses("Gold").Presses("Monthly");
        var order = talk.Town.Store.View(state => state.All<Core.Features.Orders.Order>().Single());
        var nothing = new Money(0, "usd");
        var metadata = Ours with { OrderId = order.Id.Value };

        Tell(
            talk.Town, "evt_1", "invoice.paid",
            Invoice with { AmountDue = nothing, AmountPaid = nothing, Metadata = metadata });

        Assert.True(Subscription(talk.Town).GivesAccess);
    }

    [Fact]
    public void An_older_payment_does_not_end_a_newer_trouble()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice);
        var third = Invoice with { Id = "in_3", Status = "open", PeriodEnd = Some.Noon.AddMonths(3) };
        Tell(town, "evt_3", "invoice.payment_failed", third);

        Tell(town, "evt_2", "invoice.paid", Invoice with { Id = "in_2", PeriodEnd = Some.Noon.AddMonths(2) });

        Assert.Equal(SubscriptionState.PastDue, Subscription(town).State);
        Assert.Equal("in_3", Subscription(town).Trouble?.InvoiceId);
    }

    [Fact]
    public void An_end_scheduled_for_a_later_period_still_renews()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice);
        var later = Active with { CancelAt = Some.Noon.AddMonths(6) };

        Tell(town, "evt_2", "customer.subscription.updated", later, Some.Noon.AddMinutes(10));

        Assert.Equal(SubscriptionState.Active, Subscription(town).State);
    }

    [Fact]
    public void Grace_that_was_announced_is_kept_where_Stripe_ends_the_subscription_meanwhile()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice with { PeriodEnd = Some.Noon.AddHours(1) });
        var next = Invoice with { Id = "in_2", Status = "open", PeriodEnd = Some.Noon.AddMonths(1) };
        Tell(town, "evt_2", "invoice.payment_failed", next);
        var ended = Active with { Status = "canceled", EndedAt = Some.Noon.AddDays(1) };
        town.Stripe.Standing["sub_1"] = ended;
        Tell(town, "evt_3", "customer.subscription.deleted", ended, Some.Noon.AddDays(1));

        town.MoveTo(Some.Noon.AddDays(4));
        Assert.True(Subscription(town).GivesAccess);

        town.MoveTo(Some.Noon.AddDays(7));
        Assert.False(Subscription(town).GivesAccess);
    }

    [Fact]
    public void An_invoice_the_team_has_voided_is_owed_no_more()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice with { PeriodEnd = Some.Noon.AddHours(1) });
        var next = Invoice with { Id = "in_2", Status = "open", PeriodEnd = Some.Noon.AddMonths(1) };
        Tell(town, "evt_2", "invoice.payment_failed", next);
        town.Stripe.Standing["sub_1"] = Active with { LatestInvoice = next with { Status = "void" } };

        town.MoveTo(Some.Noon.AddDays(8));

        Assert.Equal(SubscriptionState.Active, Subscription(town).State);
        Assert.Null(Subscription(town).Trouble);
    }

    [Fact]
    public void While_Stripe_calls_it_active_nobody_is_let_out_whatever_the_dates_say()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice with { PeriodEnd = Some.Noon.AddHours(1) });
        town.Stripe.Standing["sub_1"] = Active with { PeriodEnd = Some.Noon.AddHours(1) };

        town.MoveTo(Some.Noon.AddDays(20));

        Assert.True(Subscription(town).GivesAccess);
    }

    [Theory]
    [InlineData("active", true)]
    [InlineData("trialing", true)]
    [InlineData("a status of tomorrow", true)]
    [InlineData("past_due", false)]
    [InlineData("unpaid", false)]
    [InlineData("canceled", false)]
    [InlineData("incomplete", false)]
    [InlineData("incomplete_expired", false)]
    [InlineData("paused", false)]
    public void When_what_is_paid_is_over_the_status_decides_and_an_unknown_one_keeps(
        string status, bool keeps)
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice with { PeriodEnd = Some.Noon.AddHours(1) });
        town.Stripe.Standing["sub_1"] = Active with { Status = status, PeriodEnd = Some.Noon.AddHours(1) };

        town.MoveTo(Some.Noon.AddDays(20));

        Assert.Equal(keeps, Subscription(town).GivesAccess);
        Assert.Equal(
            status == "a status of tomorrow",
            town.Telegram.Chat(Bot.Admin, Some.Admin.Id).Any(
                shown => shown.Html.Contains("which I do not know", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_page_that_is_still_open_closes_when_the_plan_was_paid_on_another()
    {
        var talk = Buying.Member().Says("/subscribe").Presses("Gold").Presses("Monthly");
        var first = talk.Town.Store.View(state => state.All<Core.Features.Orders.Order>().Single());
        talk.Presses("Other plans").Presses("Gold").Presses("Yearly");

        var metadata = Ours with { OrderId = first.Id.Value };
        Tell(talk.Town, "evt_1", "invoice.paid", Invoice with { Metadata = metadata });

        Assert.Contains("so this payment page is closed", talk.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(
            talk.Town.Store.View(state => state.All<Core.Features.Orders.Order>().ToArray()),
            order => order.IsWaitingForMoney);
    }

    [Fact]
    public void A_plan_that_left_the_config_after_it_was_ordered_is_granted()
    {
        var talk = Buying.Member().Says("/subscribe").Presses("Gold").Presses("Monthly");
        var order = talk.Town.Store.View(state => state.All<Core.Features.Orders.Order>().Single());
        talk.Town.Config = talk.Town.Config with { Plans = [.. talk.Town.Config.Plans.Take(1)] };

        var metadata = Ours with { OrderId = order.Id.Value };
        Tell(talk.Town, "evt_1", "invoice.paid", Invoice with { Metadata = metadata });

        Assert.True(Subscription(talk.Town).GivesAccess);
    }

    [Fact]
    public void A_plan_paid_for_twice_is_a_task_for_the_team()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice);

        Tell(town, "evt_2", "invoice.paid", Invoice with { Id = "in_2", SubscriptionId = "sub_2" });

        Assert.Contains(
            "a second time", town.Telegram.Chat(Bot.Admin, Some.Admin.Id)[^1].Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payment_never_moves_the_end_back()
    {
        var town = new Town();
        Tell(town, "evt_2", "invoice.paid", Invoice with { Id = "in_2", PeriodEnd = Some.Noon.AddMonths(2) });
        Tell(town, "evt_1", "invoice.paid", Invoice);

        Assert.Equal(Some.Noon.AddMonths(2), Subscription(town).PaidThrough);
    }

    [Fact]
    public void A_failure_that_arrives_after_its_payment_is_of_no_account()
    {
        var town = new Town();
        Tell(town, "evt_2", "invoice.paid", Invoice);

        Tell(town, "evt_1", "invoice.payment_failed", Invoice with { Status = "open" });

        Assert.Equal(SubscriptionState.Active, Subscription(town).State);
        Assert.Null(Subscription(town).Trouble);
    }

    [Fact]
    public void A_failure_of_what_is_paid_for_already_is_of_no_account()
    {
        var town = new Town();
        Tell(town, "evt_2", "invoice.paid", Invoice with { Id = "in_2", PeriodEnd = Some.Noon.AddMonths(2) });

        Tell(town, "evt_1", "invoice.payment_failed", Invoice with { Status = "open" });

        Assert.Equal(SubscriptionState.Active, Subscription(town).State);
    }

    [Fact]
    public void A_proration_is_a_payment_and_moves_no_end()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice);
        var before = Subscription(town);

        Tell(town, "evt_2", "invoice.paid", Invoice with { Id = "in_2", PeriodEnd = null });

        Assert.Equal(before, Subscription(town));
        Assert.Equal(2, town.Store.View(state => state.All<Payment>().Count()));
    }

    [Fact]
    public void A_payment_that_says_nothing_of_its_time_waits_for_an_admin()
    {
        var town = new Town();

        Tell(town, "evt_1", "invoice.paid", Invoice with { PeriodEnd = null });

        Assert.Empty(town.Store.View(state => state.All<Grant>().ToArray()));
        Assert.Single(town.Store.View(state => state.All<ParkedItem>().ToArray()));
    }

    [Fact]
    public void Who_changes_their_mind_while_a_payment_is_due_still_owes_it()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice);
        var next = Invoice with { Id = "in_2", Status = "open", PeriodEnd = Some.Noon.AddMonths(2) };
        Tell(town, "evt_2", "invoice.payment_failed", next);
        town.HoldsBack = call => call is WithdrawUnpaid;
        Tell(
            town, "evt_3", "customer.subscription.updated", Active with { CancelAt = Active.PeriodEnd },
            Some.Noon.AddMinutes(10));
        Tell(town, "evt_4", "customer.subscription.updated", Active, Some.Noon.AddMinutes(20));
        town.HoldsBack = _ => false;
        town.Settle();

        Assert.Equal(SubscriptionState.PastDue, Subscription(town).State);
        Assert.False(Subscription(town).HasEndedAtStripe);
    }

    [Fact]
    public void An_older_word_does_not_undo_a_newer_one()
    {
        var town = new Town();
        var cancelled = Active with { CancelAt = Active.PeriodEnd };
        town.Stripe.Standing["sub_1"] = cancelled;
        Tell(town, "evt_1", "invoice.paid", Invoice);
        Tell(town, "evt_3", "customer.subscription.updated", cancelled, Some.Noon.AddMinutes(20));

        Tell(town, "evt_2", "customer.subscription.updated", Active, Some.Noon.AddMinutes(10));

        Assert.Equal(SubscriptionState.Canceling, Subscription(town).State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-30)]
    public void Whatever_order_two_words_of_one_moment_come_in_the_state_is_Stripes(int secondsApart)
    {
        var town = new Town();
        var cancelled = Active with { CancelAt = Active.PeriodEnd };
        town.Stripe.Standing["sub_1"] = cancelled;
        Tell(town, "evt_1", "invoice.paid", Invoice);
        Tell(town, "evt_2", "customer.subscription.updated", cancelled);

        Tell(town, "evt_3", "customer.subscription.updated", Active, Some.Noon.AddSeconds(secondsApart));

        Assert.Equal(SubscriptionState.Canceling, Subscription(town).State);
    }

    [Fact]
    public void An_end_is_final_whatever_arrives_after_it()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice);
        Tell(town, "evt_4", "customer.subscription.updated", Active, Some.Noon.AddMinutes(30));
        Tell(town, "evt_3", "customer.subscription.deleted", Active, Some.Noon.AddMinutes(20));
        Tell(town, "evt_5", "customer.subscription.updated", Active, Some.Noon.AddMinutes(40));

        Assert.True(Subscription(town).HasEndedAtStripe);
        Assert.Equal(SubscriptionState.Canceling, Subscription(town).State);
    }

    private static void Tell(
        Town town, string id, string type, StripeObject subject, DateTimeOffset? at = null)
    {
        var happened = new StripeEvent(id, type, "main", at ?? Some.Noon, subject);
        town.Handle(new Incoming.Stripe($"stripe:main:{id}", happened) { Raw = "{}" });
        town.Settle();
        town.CheckBooks();
    }

    private static Subscription Subscription(Town town) =>
        town.Store.View(state => state.Get<Subscription>("main:sub_1"))!;
}

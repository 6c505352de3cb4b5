using LeanBot.Core.Features.Cards;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Promos;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>What Stripe allows and few do: money by another way, coupons by hand, codes on free
/// days.</summary>
public sealed class OddPayments
{
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    private static readonly StripeMetadata Ours = new("5000000001", "gold", null);

    private static readonly StripeInvoice Invoice = new(
        "in_1", "paid", "subscription_cycle", "sub_1", "cus_1", Ours, new Money(9900, "usd"),
        new Money(9900, "usd"), Some.Noon.AddMonths(1), "price_1", 1, null, null);

    private static readonly StripeSubscription Active = new(
        "sub_1", "active", "cus_1", Ours, "price_1", new Money(9900, "usd"), Some.Noon.AddMonths(1), null, null);

    [Fact]
    public void What_was_paid_by_another_way_gives_its_time_and_no_money()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice with
        {
            AmountPaid = new Money(0, "usd"),
            PaidElsewhere = 9900,
        });

        var payment = town.Store.View(state => state.All<Payment>().Single());
        Assert.Equal((0, 9900), (payment.Amount.MinorUnits, payment.Elsewhere));
        Assert.Equal(SubscriptionState.Active, Only(town).State);
    }

    [Fact]
    public void A_first_payment_by_another_way_fulfils_the_order()
    {
        var talk = Buying.Member().Says("/subscribe").Presses("Gold").Presses("Monthly");
        var order = talk.Town.Store.View(state => state.All<Core.Features.Orders.Order>().Single());

        Tell(talk.Town, "evt_1", "invoice.paid", Invoice with
        {
            Metadata = Ours with { OrderId = order.Id.Value },
            AmountPaid = new Money(0, "usd"),
            PaidElsewhere = 9900,
        });

        Assert.Equal(SubscriptionState.Active, Only(talk.Town).State);
        Assert.Empty(talk.Town.Store.View(state => state.All<ParkedItem>().ToArray()));
    }

    [Fact]
    public void A_coupon_that_was_put_on_at_Stripe_lowers_what_is_charged_next()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice);
        town.Stripe.Standing["sub_1"] = Active with { IsDiscounted = true, Upcoming = new Money(4950, "usd") };

        town.Now += Later;
        Tell(town, "evt_2", "customer.subscription.updated", Active with { IsDiscounted = true }, town.Now);
        Assert.Equal(new Money(4950, "usd"), Only(town).NextPayment);

        town.Now += Later;
        Tell(town, "evt_3", "customer.subscription.updated", Active, town.Now);
        Assert.Equal(new Money(9900, "usd"), Only(town).NextPayment);
    }

    [Fact]
    public void Where_Stripe_does_not_reckon_it_the_price_is_the_most()
    {
        var talk = Buying.Member();
        talk.Town.Stripe.PaidInvoices.Add("in_1");
        Tell(talk.Town, "evt_1", "invoice.paid", Invoice);
        var discounted = Active with { IsDiscounted = true };
        talk.Town.Stripe.Standing["sub_1"] = discounted;
        talk.Town.Now += Later;
        Tell(talk.Town, "evt_2", "customer.subscription.updated", discounted, talk.Town.Now);

        talk.Says("/status");

        Assert.Contains("at most $99", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refund_that_names_only_its_intent_counts_all_the_same()
    {
        var talk = Buying.Member().Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
        var town = talk.Town;
        var made = town.Stripe.Charges.Refund(town.Stripe.LastPaid, town.Now);
        town.Stripe.Events.Clear();

        Tell(town, "evt_1", "refund.created", made with
        {
            ChargeId = null,
            PaymentIntentId = $"pi_of_{made.ChargeId}",
        });

        Assert.True(town.Store.View(state => state.All<Payment>().Single()).IsFullyRefunded);
        Assert.Empty(town.Store.View(state => state.All<ParkedItem>().ToArray()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dispute_that_names_only_its_intent_is_found_by_it(bool isTold)
    {
        var talk = Buying.Member().Says("/subscribe").Presses("Gold").Presses("Monthly").Pays();
        var town = talk.Town;
        town.Begin();
        town.Settle();
        town.LosesStripeEvents = !isTold;
        var dispute = town.Stripe.Charges.Dispute(town.Stripe.LastPaid, town.Now, namesCharge: false);
        talk.Waits(hours: isTold ? 0 : 1);
        Assert.Equal(SubscriptionState.Disputed, Held().State);

        town.Stripe.Charges.Move(dispute.Id, "won", town.Now);
        talk.Waits(hours: isTold ? 0 : 1);

        Assert.Equal(SubscriptionState.Active, Held().State);
        Assert.Empty(town.Store.View(state => state.All<ParkedItem>().ToArray()));

        Subscription Held() => town.Store.View(state => state.All<Subscription>().Single());
    }

    [Fact]
    public void A_dispute_that_names_nothing_is_told_and_what_follows_waits_for_the_team()
    {
        var town = Buying.Member().Town;
        var dispute = new StripeDispute(
            "du_1", null, new Money(9_900, "usd"), "fraudulent", "needs_response", null);
        var said = new List<string>();
        town.Saw += (message, _) => said.Add(message.Html);

        Tell(town, "evt_1", "charge.dispute.created", dispute);
        Tell(town, "evt_2", "charge.dispute.closed", dispute with { Status = "lost" });

        Assert.Contains(said, word => word.Contains("$99", StringComparison.Ordinal));
        var parked = town.Store.View(state => state.All<ParkedItem>().Single());
        Assert.Contains("du_1 names no charge", parked.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planned_change_whose_schedule_is_aborted_is_planned_no_more()
    {
        var talk = Buying.Member().Says("/subscribe").Presses("Pro").Presses("Monthly").Pays()
            .Says("/myplan").Presses("Change Pro").Presses("Starter · $19 a month").Presses("Change then");
        var held = talk.Town.Store.View(state => state.All<Subscription>().Single());
        Assert.NotNull(held.Planned);
        var standing = talk.Town.Stripe.Fetch(held.StripeId) with { ScheduleId = null };
        talk.Town.Stripe.Standing[held.StripeId] = standing;

        Tell(talk.Town, "evt_a", "subscription_schedule.aborted", new StripeSchedule(
            held.Planned.ScheduleId, held.StripeId, null, "canceled"), talk.Town.Now);

        Assert.Null(talk.Town.Store.View(state => state.All<Subscription>().Single()).Planned);
    }

    [Fact]
    public void In_free_days_another_plan_costs_nothing_and_they_go_on() => Verified.InBothLanguages(person =>
        Free(person).Says("/myplan").Presses("Change Gold").Presses("Pro · $49 a month")
            .Presses("now").Says("/myplan").Waits(days: 8).Says("/status").ShowsWhoIsInside());

    [Fact]
    public void In_free_days_only_what_has_free_days_is_offered()
    {
        var talk = Free();
        talk.Town.Config = talk.Town.Config with
        {
            Plans = [.. talk.Town.Config.Plans.Select(plan => plan with
            {
                TrialDays = plan.Id.Value == "starter" ? 0 : 7,
            })],
        };
        talk.Says("/myplan").Presses("Change Gold");

        Assert.Contains("Pro · $49", talk.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("Starter · $19", talk.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_counts_in_place_of_free_days()
    {
        var town = Trials();
        town.Config = town.Config with
        {
            Promos =
            [
                new Promo(
                    "HALF", "HALF", new Discount.Percent(50), new PromoDuration.Once(), [], null, null, null, null,
                    false, []),
            ],
        };

        Talk.With(Some.Member(), town).Says("/start promo_half").Presses("I accept").Presses("Gold")
            .Presses("Monthly").Pays();

        Assert.Equal(SubscriptionState.Active, Only(town).State);
        Assert.Equal(4950, town.Store.View(state => state.All<Payment>().Single()).Amount.MinorUnits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_card_that_pays_what_is_open_lets_the_payment_have_the_last_word(bool isPaidFirst)
    {
        var talk = Buying.Member().Says("/subscribe").Presses("Gold").Presses("Monthly").Pays().CardFails()
            .Waits(days: 32);
        var town = talk.Town;
        var open = town.Stripe.BoughtBy(Some.Member().Id).Single().LatestInvoice!;
        // The answer about the card comes when the payment is known, or before it is.
        town.HoldsBack = request => isPaidFirst && request is FetchCard;
        town.Stripe.ChangeCard(
            new CardTold("pm_2", "visa", "1111", 3, 2030, "fp_2"), "payment_method.attached", town.Now);
        if (!isPaidFirst) town.Settle();
        town.Stripe.Pay(open.HostedInvoiceUrl!, town.Now);
        town.Settle();
        town.HoldsBack = _ => false;
        town.Settle();

        Assert.Contains(
            "Your payment has arrived", town.Telegram.Chat(Bot.User, Some.Member().Id)[^1].Html,
            StringComparison.Ordinal);
    }

    private static Talk Free(Person? person = null) => Talk.With(person ?? Some.Member(), Trials())
        .Says("/start").Presses("I accept").Says("/subscribe").Presses("Gold").Presses("Monthly").Pays()
        .Joins("Stocks").Unrecorded();

    private static Town Trials()
    {
        var town = new Town();
        town.Config = town.Config with
        {
            Plans = [.. town.Config.Plans.Select(plan => plan with { TrialDays = 7 })],
        };
        return town;
    }

    private static void Tell(
        Town town, string id, string type, StripeObject subject, DateTimeOffset? at = null)
    {
        var happened = new StripeEvent(id, type, "main", at ?? Some.Noon, subject);
        town.Handle(new Incoming.Stripe($"stripe:main:{id}", happened) { Raw = "{}" });
        town.Settle();
    }

    private static Subscription Only(Town town) =>
        town.Store.View(state => state.All<Subscription>().Single());
}

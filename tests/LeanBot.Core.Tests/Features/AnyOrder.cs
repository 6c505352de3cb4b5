using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Tests.Features;

/// <summary>Stripe's events come late, twice, under two ids, in any order, or not at all: the end is one and
/// the same.</summary>
public sealed class AnyOrder
{
    /// <summary>The six events of a sign-up, of which two decide nothing, in each of their 720 orders; as
    /// they are, each twice, and each also as a second event object.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Out_of_order_events_of_a_sign_up_give_one_final_state(int copies)
    {
        var ends = Permutations(Enumerable.Range(0, 6).ToArray())
            .Select(order => SignUp(order, copies))
            .Distinct()
            .ToArray();

        var end = Assert.Single(ends);
        Assert.Contains("Active", end, StringComparison.Ordinal);
        Assert.Contains("Paid", end, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_comes_before_our_own_call_has_returned_is_matched()
    {
        var town = new Town();
        var order = OrderInPreparation(town);
        town.Stripe.Standing["sub_1"] = Subscription(MetadataOf(order));
        foreach (var (type, subject) in EventsOf(order)) Tell(town, type, type, subject);

        town.Settle();

        Assert.Equal(OrderState.Paid, town.Store.View(state => state.Get<Order>(order.Id.Value))!.State);
        Assert.True(Held(town).GivesAccess);
        var last = town.Telegram.Chat(Bot.User, order.Member)[^1];
        Assert.Contains("is yours", last.Html, StringComparison.Ordinal);
        town.CheckBooks();
    }

    [Fact]
    public void An_event_for_a_person_unknown_yet_waits_and_is_matched()
    {
        var town = new Town();
        var invoice = Invoice(StripeMetadata.Empty);
        Tell(town, "evt_1", "invoice.paid", invoice);
        town.Settle();
        Assert.Empty(town.Telegram.Chat(Bot.Admin, Some.Admin.Id));
        Assert.Single(town.Store.View(state => state.All<ParkedItem>().ToArray()));

        var named = new StripeMetadata("5000000001", "gold", null);
        town.Stripe.Standing["sub_1"] = Subscription(named);
        Tell(town, "evt_2", "customer.subscription.created", Subscription(named));
        town.Settle();

        Assert.True(Held(town).GivesAccess);
        Assert.Empty(town.Store.View(state => state.All<ParkedItem>().ToArray()));
        Assert.StartsWith(
            "🎉 New member", Assert.Single(town.Telegram.Chat(Bot.Admin, Some.Admin.Id)).Html,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_stays_unmatched_is_told_to_the_admins_after_an_hour_and_matched_all_the_same()
    {
        var town = new Town();
        Tell(town, "evt_1", "invoice.paid", Invoice(StripeMetadata.Empty));

        town.MoveTo(Some.Noon.AddMinutes(59));
        Assert.Empty(town.Telegram.Chat(Bot.Admin, Some.Admin.Id));
        town.MoveTo(Some.Noon.AddMinutes(61));

        Assert.Contains(
            "none of ours", Assert.Single(town.Telegram.Chat(Bot.Admin, Some.Admin.Id)).Html,
            StringComparison.Ordinal);
        Tell(town, "evt_2", "customer.subscription.created", Subscription(new("5000000001", "gold", null)));
        town.Settle();
        Assert.True(Held(town).GivesAccess);
    }

    [Fact]
    public void A_state_that_was_fetched_does_not_undo_an_event_that_overtook_it()
    {
        var town = new Town();
        var named = new StripeMetadata("5000000001", "gold", null);
        Tell(town, "evt_1", "invoice.paid", Invoice(named));
        var cancelled = Subscription(named) with { CancelAt = Some.Noon.AddMonths(1) };
        Tell(town, "evt_2", "customer.subscription.updated", cancelled, Some.Noon.AddMinutes(10));
        town.Settle();
        // Asked before the cancellation, answered after its event.
        town.Stripe.Standing["sub_1"] = Subscription(named);
        town.Stripe.ClockIsAheadBy = TimeSpan.FromMinutes(5);
        Tell(town, "evt_3", "customer.subscription.updated", Subscription(named), Some.Noon.AddMinutes(4));
        Carry(town);
        town.Stripe.Standing["sub_1"] = cancelled;
        town.Stripe.ClockIsAheadBy = TimeSpan.FromMinutes(15);

        town.Settle();

        Assert.Equal(SubscriptionState.Canceling, Held(town).State);
    }

    /// <summary>Histories of a subscription that renews, fails, is tried again, is paid by hand, cancelled,
    /// taken up again and ends, with its events lost, late, twice and in any order.</summary>
    [Fact]
    public void Ten_thousand_random_renewal_histories_give_the_truth()
    {
        const int Histories = 10_000;
        for (var seed = 1; seed <= Histories; seed++) new RandomHistory(seed).Check();
    }

    private static void Carry(Town town) => town.SettleOnce();

    private static string SignUp(int[] sequence, int copies)
    {
        var town = new Town();
        var order = OrderInPreparation(town);
        town.Settle();
        var events = EventsOf(order);
        town.Stripe.Standing["sub_1"] = Subscription(MetadataOf(order));
        foreach (var i in sequence)
        {
            var (type, subject) = events[i];
            Tell(town, $"evt_{i}", type, subject);
            if (copies >= 1) Tell(town, $"evt_{i}", type, subject);
            if (copies >= 2) Tell(town, $"evt_{i}_clone", type, subject);
            town.Settle();
        }

        town.CheckBooks();
        return End(town);
    }

    /// <summary>All that anybody could notice, without ids that chance has made.</summary>
    private static string End(Town town) => town.Store.View(state => string.Join('\n',
        state.All<Subscription>().Select(held => $"{held with { AsOf = default }}")
            .Concat(state.All<Payment>().Select(payment => $"{payment with { Order = null }}"))
            .Concat(state.All<Grant>().Select(grant => $"{grant}"))
            .Concat(state.All<StripeCustomer>().Select(customer => $"{customer}"))
            .Concat(state.All<Order>().Select(order => $"{order.State}"))
            .Concat(state.All<ParkedItem>().Select(item => item.Reason))
            .Concat(state.All<OutboxRow>().Select(row => $"{row.Request}"))
            .Concat(town.Telegram.Chat(Bot.User, new MemberId(5_000_000_001)).Select(shown => shown.Html))
            .Order(StringComparer.Ordinal)));

    private static Order OrderInPreparation(Town town)
    {
        Talk.With(Some.Member(), town).Says("/start").Presses("I accept").Says("/subscribe").Presses("Gold");
        var (message, button) = Talk.With(Some.Member(), town).Find("Monthly");
        town.Handle(new Incoming.Press(
            town.NextUpdate(Bot.User), Bot.User, Some.Member(), message.Id, "query", button.Data!));
        return town.Store.View(state => state.All<Order>().Single());
    }

    private static (string Type, StripeObject Subject)[] EventsOf(Order order)
    {
        var metadata = MetadataOf(order);
        return
        [
            ("checkout.session.completed", new CheckoutSession(
                "cs_1", "subscription", "paid", metadata, "cus_1", "sub_1", "in_1", null, order.Price)),
            ("customer.subscription.created", Subscription(metadata) with { Status = "incomplete" }),
            ("customer.subscription.updated", Subscription(metadata)),
            ("invoice.finalized", Invoice(metadata) with
            {
                Status = "open", AmountPaid = new Money(0, "usd"),
            }),
            ("invoice.paid", Invoice(metadata)),
            ("payment_intent.succeeded", Subscription(metadata)),
        ];
    }

    private static StripeMetadata MetadataOf(Order order) =>
        new(order.Member.ToString(), order.Plan.Value, order.Id.Value);

    private static StripeInvoice Invoice(StripeMetadata metadata) => new(
        "in_1", "paid", "subscription_create", "sub_1", "cus_1", metadata, new Money(9900, "usd"),
        new Money(9900, "usd"), Some.Noon.AddMonths(1), "price_1", 1, null, null);

    private static StripeSubscription Subscription(StripeMetadata metadata) => new(
        "sub_1", "active", "cus_1", metadata, "price_1", new Money(9900, "usd"), Some.Noon.AddMonths(1), null,
        null, Invoice(metadata));

    private static void Tell(
        Town town, string id, string type, StripeObject subject, DateTimeOffset? at = null) =>
        town.Handle(new Incoming.Stripe(
            $"stripe:main:{id}", new StripeEvent(id, type, "main", at ?? Some.Noon, subject))
        { Raw = "{}" });

    private static Subscription Held(Town town) =>
        town.Store.View(state => state.Get<Subscription>("main:sub_1"))!;

    private static IEnumerable<T[]> Permutations<T>(T[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((first, i) => Permutations(
            [.. items.Where((_, j) => j != i)]).Select(rest => (T[])[first, .. rest]));
}

using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

/// <summary>What checkout sessions mean for orders. https://docs.stripe.com/checkout/fulfillment</summary>
internal static class Sessions
{
    /// <summary>The session has no period in it, so what was bought is read from Stripe, and granted from
    /// there.</summary>
    public static void Fulfil(Turn turn, string account, CheckoutSession session)
    {
        if (session.SubscriptionId is not { } stripeId || session.Mode != "subscription")
        {
            turn.Park(
                $"Checkout session {session.Id} was completed but started no subscription.",
                about: $"{account}:{session.Id}");
            return;
        }

        // What names nobody itself, such as an invoice that came before, may wait for this.
        var ours = Ledger.Find(turn, account, stripeId, session.Metadata, session.CustomerId);
        if (ours is not null)
            Granting.NoteCustomer(turn, account, session.CustomerId, ours.Member, session.Email);
        // What is none of ours was asked for already, and waits for an admin or was dropped.
        var isKept = turn.Tx.Find(ParkedItem.ByAbout, Ledger.IdOf(account, stripeId).Value).Any();
        if (ours is null && isKept) return;
        var isGranted = session.InvoiceId is { } invoice
            && turn.Tx.Get<Grant>(Granting.GrantOf(account, invoice)) is not null;
        if (!isGranted)
            FetchSubscription.Once(turn, new FetchSubscription(account, stripeId, FetchPurpose.Refresh));
    }

    /// <summary>Banks that take days: nothing is granted until the money is there.</summary>
    public static void AwaitMoney(Turn turn, string account, CheckoutSession session)
    {
        if (OrderOf(turn, account, session.Metadata) is not { IsWaitingForMoney: true } order) return;
        turn.Tx.Put(order with { State = OrderState.Processing });
        Granting.NoteCustomer(turn, account, session.CustomerId, order.Member, session.Email);
        Checkout.Speak(turn, order).Say("orders.processing", ("plan", Checkout.TitleOf(turn, order)));
    }

    /// <summary>No event told of it, nor perhaps of what has become of the money since: the subscription
    /// shows that.</summary>
    public static void FindAwaited(Turn turn, string account, CheckoutSession session)
    {
        if (OrderOf(turn, account, session.Metadata) is not { IsWaitingForMoney: true }) return;
        AwaitMoney(turn, account, session);
        if (session.SubscriptionId is { } stripeId)
            FetchSubscription.Once(turn, new FetchSubscription(account, stripeId, FetchPurpose.Refresh));
    }

    public static void Abandon(Turn turn, string account, CheckoutSession session)
    {
        if (OrderOf(turn, account, session.Metadata) is { } order) Abandon(turn, order);
    }

    /// <summary>Where no event told that the money never came, the subscription shows it.</summary>
    public static void AbandonWhereUnpaid(Turn turn, string account, StripeSubscription told)
    {
        var hasFailed = told.Status is "past_due" or "unpaid" or "canceled" or "incomplete_expired";
        if (!hasFailed) return;
        if (OrderOf(turn, account, told.Metadata) is { State: OrderState.Processing } order)
            Abandon(turn, order);
    }

    private static void Abandon(Turn turn, Order order)
    {
        if (order.State is OrderState.Paid or OrderState.Failed) return;
        turn.Tx.Put(order with { State = OrderState.Failed });
        var voice = Checkout.Speak(turn, order);
        voice.Say(new Screen(
            voice.Text("orders.failed", ("plan", Checkout.TitleOf(turn, order))),
            [ChoosePeriod.Button(voice.Text("orders.tryAgain"), order.Plan, order.Period)]));
    }

    private static Order? OrderOf(Turn turn, string account, StripeMetadata metadata) =>
        metadata.OrderId is { } id && turn.Tx.Get<Order>(id) is { } order && order.Account == account
            ? order
            : null;
}

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
        if (OrderOf(turn, account, session) is not { IsWaitingForMoney: true } order) return;
        turn.Tx.Put(order with { State = OrderState.Processing });
        Granting.NoteCustomer(turn, account, session.CustomerId, order.Member, session.Email);
        Checkout.Speak(turn, order).Say("orders.processing", ("plan", Checkout.TitleOf(turn, order)));
    }

    public static void Abandon(Turn turn, string account, CheckoutSession session)
    {
        if (OrderOf(turn, account, session) is not { State: not OrderState.Paid } order) return;
        turn.Tx.Put(order with { State = OrderState.Failed });
        var voice = Checkout.Speak(turn, order);
        voice.Say(new Screen(
            voice.Text("orders.failed", ("plan", Checkout.TitleOf(turn, order))),
            [ChoosePeriod.Button(voice.Text("orders.tryAgain"), order.Plan, order.Period)]));
    }

    private static Order? OrderOf(Turn turn, string account, CheckoutSession session) =>
        session.Metadata.OrderId is { } id && turn.Tx.Get<Order>(id) is { } order && order.Account == account
            ? order
            : null;
}

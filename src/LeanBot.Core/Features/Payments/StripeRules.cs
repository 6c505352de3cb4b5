using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

public sealed class InvoicePaid : StripeRule<StripeInvoice>
{
    public override string EventType => "invoice.paid";

    protected override void Apply(Turn turn, StripeEvent happened, StripeInvoice subject) =>
        Granting.Apply(turn, happened.Account, subject, subject.Metadata);
}

public sealed class InvoicePaymentFailed : StripeRule<StripeInvoice>
{
    public override string EventType => "invoice.payment_failed";

    protected override void Apply(Turn turn, StripeEvent happened, StripeInvoice subject)
    {
        if (subject.SubscriptionId is not { } stripeId) return;
        if (turn.Tx.Get<Grant>(Granting.GrantOf(happened.Account, subject.Id)) is not null) return;
        if (Ledger.Find(turn, happened.Account, stripeId, subject.Metadata, subject.CustomerId) is { } subscription)
            Ledger.Put(turn, subscription.PaymentFailed(subject, turn.Now));
    }
}

public sealed class CheckoutCompleted : StripeRule<CheckoutSession>
{
    public override string EventType => "checkout.session.completed";

    protected override void Apply(Turn turn, StripeEvent happened, CheckoutSession subject)
    {
        if (subject.PaymentStatus == "unpaid") Sessions.AwaitMoney(turn, happened.Account, subject);
        else Sessions.Fulfil(turn, happened.Account, subject);
    }
}

public sealed class AsyncPaymentSucceeded : StripeRule<CheckoutSession>
{
    public override string EventType => "checkout.session.async_payment_succeeded";

    protected override void Apply(Turn turn, StripeEvent happened, CheckoutSession subject) =>
        Sessions.Fulfil(turn, happened.Account, subject);
}

public sealed class AsyncPaymentFailed : StripeRule<CheckoutSession>
{
    public override string EventType => "checkout.session.async_payment_failed";

    protected override void Apply(Turn turn, StripeEvent happened, CheckoutSession subject) =>
        Sessions.Abandon(turn, subject);
}

/// <summary>What checkout sessions mean for orders. https://docs.stripe.com/checkout/fulfillment</summary>
internal static class Sessions
{
    /// <summary>The session has no period in it, so what was bought is read from Stripe, and granted from there.</summary>
    public static void Fulfil(Turn turn, string account, CheckoutSession session)
    {
        if (session.SubscriptionId is not { } stripeId || session.Mode != "subscription")
        {
            turn.Park($"Checkout session {session.Id} was completed but started no subscription.");
            return;
        }

        if (MemberId.TryFrom(session.Metadata.TelegramId) is { } id)
            Granting.NoteCustomer(turn, account, session.CustomerId, KnownMembers.Of(turn, id).Id);
        var isGranted = session.InvoiceId is { } invoice
            && turn.Tx.Get<Grant>(Granting.GrantOf(account, invoice)) is not null;
        if (!isGranted) turn.Send(new FetchSubscription(account, stripeId, FetchPurpose.Refresh));
    }

    /// <summary>Banks that take days: nothing is granted until the money is there.</summary>
    public static void AwaitMoney(Turn turn, string account, CheckoutSession session)
    {
        if (OrderOf(turn, session) is not { IsWaitingForMoney: true } order) return;
        turn.Tx.Put(order with { State = OrderState.Processing });
        Granting.NoteCustomer(turn, account, session.CustomerId, order.Member);
        Checkout.Speak(turn, order).Say("orders.processing", ("plan", Checkout.TitleOf(turn, order)));
    }

    public static void Abandon(Turn turn, CheckoutSession session)
    {
        if (OrderOf(turn, session) is not { State: not OrderState.Paid } order) return;
        turn.Tx.Put(order with { State = OrderState.Failed });
        var voice = Checkout.Speak(turn, order);
        voice.Say(new Screen(
            voice.Text("orders.failed", ("plan", Checkout.TitleOf(turn, order))),
            [ChoosePeriod.Button(voice.Text("orders.tryAgain"), order.Plan, order.Period)]));
    }

    private static Order? OrderOf(Turn turn, CheckoutSession session) =>
        session.Metadata.OrderId is { } id ? turn.Tx.Get<Order>(id) : null;
}

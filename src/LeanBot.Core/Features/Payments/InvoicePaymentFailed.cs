using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

public sealed class InvoicePaymentFailed : StripeRule<StripeInvoice>
{
    public override string EventType => "invoice.payment_failed";

    protected override void Apply(Turn turn, StripeEvent happened, StripeInvoice subject)
    {
        if (subject.SubscriptionId is not { } stripeId) return;
        if (turn.Tx.Get<Grant>(Granting.GrantOf(happened.Account, subject.Id)) is not null) return;
        if (Ledger.Find(
            turn, happened.Account, stripeId, subject.Metadata, subject.CustomerId) is { } subscription)
            Ledger.Put(turn, subscription.PaymentFailed(subject, turn.Now));
    }
}

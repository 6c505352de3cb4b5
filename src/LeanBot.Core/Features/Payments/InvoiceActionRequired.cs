namespace LeanBot.Core.Features.Payments;

/// <summary>The bank wants the member to confirm the payment, on the invoice's page.
/// https://docs.stripe.com/billing/subscriptions/overview#requires-action</summary>
public sealed class InvoiceActionRequired : StripeRule<StripeInvoice>
{
    public override string EventType => "invoice.payment_action_required";

    protected override void Apply(Turn turn, StripeEvent happened, StripeInvoice subject) =>
        FailedPayments.Note(turn, happened.Account, subject, needsAction: true);
}

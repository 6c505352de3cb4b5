namespace LeanBot.Core.Features.Payments;

public sealed class InvoicePaymentFailed : StripeRule<StripeInvoice>
{
    public override string EventType => "invoice.payment_failed";

    protected override void Apply(Turn turn, StripeEvent happened, StripeInvoice subject) =>
        FailedPayments.Note(turn, happened.Account, subject);
}

namespace LeanBot.Core.Features.Payments;

public sealed class InvoicePaid : StripeRule<StripeInvoice>
{
    public override string EventType => "invoice.paid";

    protected override void Apply(Turn turn, StripeEvent happened, StripeInvoice subject) =>
        Granting.Apply(turn, happened.Account, subject, subject.Metadata);
}

using LeanBot.Core;
using LeanBot.Core.Features.Payments;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>A payment intent no longer names its invoice; the invoice's payments name the intent.
/// https://docs.stripe.com/api/invoice-payment/list</summary>
internal sealed class FindFailedInvoiceCaller(StripeAccounts accounts, ILogger<FindFailedInvoiceCaller> log)
    : StripeCaller<FindFailedInvoice, FailedInvoice>(accounts, log)
{
    protected override string AccountOf(FindFailedInvoice request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, FindFailedInvoice request, CancellationToken cut)
    {
        var (found, error, _) = await client.Get(
            "/v1/invoice_payments",
            new StripeForm
            {
                { "payment[type]", "payment_intent" },
                { "payment[payment_intent]", request.PaymentIntentId },
                { "limit", 1 },
            },
            StripeJson.Default.ListJsonInvoicePaymentJson,
            cut);
        if (error is not null) return Judge(error, row);
        if (found!.Data is not [{ Invoice: { } id }, ..]) return new Verdict.Done(new FailedInvoice(null));
        var (invoice, problem, _) = await client.Get(
            InvoiceWithdrawal.PathOf(id), [], StripeJson.Default.InvoiceJson, cut);
        return problem is null
            ? new Verdict.Done(new FailedInvoice(StripeMapper.Map(invoice!)))
            : Judge(problem, row);
    }
}

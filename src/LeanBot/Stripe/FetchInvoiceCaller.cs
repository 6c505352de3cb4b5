using LeanBot.Core;
using LeanBot.Core.Features.Payments;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

internal sealed class FetchInvoiceCaller(StripeAccounts accounts, ILogger<FetchInvoiceCaller> log)
    : StripeCaller<FetchInvoice, StripeInvoice>(accounts, log)
{
    protected override string AccountOf(FetchInvoice request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, FetchInvoice request, CancellationToken cut)
    {
        var (invoice, error, _) = await client.Get(
            $"/v1/invoices/{Uri.EscapeDataString(request.InvoiceId)}", [], StripeJson.Default.InvoiceJson,
            cut);
        return error is null ? new Verdict.Done(StripeMapper.Map(invoice!)) : Judge(error, row);
    }
}

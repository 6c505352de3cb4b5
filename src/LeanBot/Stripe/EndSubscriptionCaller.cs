using LeanBot.Core;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Ends a subscription at once, then withdraws its unpaid invoice: an end stops Stripe's own tries,
/// but a page that is still open could be paid.
/// https://docs.stripe.com/invoicing/overview#void</summary>
internal sealed class EndSubscriptionCaller(StripeAccounts accounts, ILogger<EndSubscriptionCaller> log)
    : SubscriptionCaller<EndSubscription>(accounts, log)
{
    protected override string AccountOf(EndSubscription request) => request.Account;

    protected override int CallsOf(EndSubscription request) => 3;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, EndSubscription request, CancellationToken cut)
    {
        var form = WithInvoice;
        FarewellForm.Add(form, request.Farewell);
        var ended = await client.Delete(
            PathOf(request.StripeId), form, StripeJson.Default.SubscriptionJson, cut);
        // Who has ended can't be ended again, which is as well: how it stands is the answer.
        if (ended.Error is { IsMissing: true }) ended = await Fetch(client, request.StripeId, cut);
        if (ended.Error is null && await Withdraw(client, row, request, cut) is { } problem)
            return Judge(problem, row);
        return Settle(ended, row);
    }

    private async Task<StripeError?> Withdraw(
        StripeClient client, OutboxRow row, EndSubscription request, CancellationToken cut)
    {
        var path = $"/v1/invoices/{Uri.EscapeDataString(request.InvoiceId)}";
        var (invoice, error, _) = await client.Get(path, [], StripeJson.Default.InvoiceJson, cut);
        // A subscription's draft can't be deleted, only finalized and then voided.
        if (invoice is { Status: "draft" })
        {
            (invoice, error, _) = await client.Post(
                $"{path}/finalize", new StripeForm { { "auto_advance", false } }, $"{row.Id}:finalize",
                StripeJson.Default.InvoiceJson, cut);
        }

        if (invoice is { Status: "open" or "uncollectible" })
        {
            (_, error, _) = await client.Post(
                $"{path}/void", [], $"{row.Id}:void", StripeJson.Default.InvoiceJson, cut);
        }

        if (error is not { Status: 400 }) return error;
        // Such as money of a bank debit that is on its way for it: when it arrives, it grants.
        log.LogWarning("{Invoice} is not withdrawn: {Why}", request.InvoiceId, error.ToString());
        return null;
    }
}

using LeanBot.Core;
using LeanBot.Core.Features.Dunning;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Ends what was cancelled while it ran unpaid, then withdraws its invoice.</summary>
internal sealed class WithdrawUnpaidCaller(StripeAccounts accounts, ILogger<WithdrawUnpaidCaller> log)
    : SubscriptionCaller<WithdrawUnpaid>(accounts, log)
{
    protected override string AccountOf(WithdrawUnpaid request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, WithdrawUnpaid request, CancellationToken cut)
    {
        var (invoice, unknown, _) = await client.Get(
            InvoiceWithdrawal.PathOf(request.InvoiceId), [], StripeJson.Default.InvoiceJson, cut);
        if (unknown is { IsMissing: false }) return Judge(unknown, row);
        // Whoever has paid meanwhile has what they paid for.
        if (invoice is { Status: "paid" })
            return Settle(await Fetch(client, request.StripeId, cut), row);
        var ended = await client.Delete(
            PathOf(request.StripeId), WithInvoice, StripeJson.Default.SubscriptionJson, cut);
        if (ended.Error is { IsMissing: true }) ended = await Fetch(client, request.StripeId, cut);
        if (ended.Error is null && invoice is not null
            && await InvoiceWithdrawal.Do(client, row.Id, request.InvoiceId, log, cut) is { } problem)
            return Judge(problem, row);
        return Settle(ended, row);
    }
}

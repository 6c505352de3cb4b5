using LeanBot.Core;
using LeanBot.Core.Features.Dunning;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Ends what was cancelled while it ran unpaid, then withdraws its invoices.</summary>
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
        var ended = await End(client, request.StripeId, WithInvoice, cut);
        return await Withdraw(client, row, request.StripeId, ended, cut);
    }
}

using LeanBot.Core;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Ends a subscription at once, then withdraws its unpaid invoice: an end stops Stripe's own tries,
/// but a page that is still open could be paid.</summary>
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
        if (ended.Error is null
            && await InvoiceWithdrawal.Do(client, row.Id, request.InvoiceId, log, cut) is { } problem)
            return Judge(problem, row);
        return Settle(ended, row);
    }
}

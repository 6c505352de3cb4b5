using LeanBot.Core;
using LeanBot.Core.Features.Refunds;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>https://docs.stripe.com/billing/subscriptions/cancel#handle-unpaid-invoices</summary>
internal sealed class StopSubscriptionCaller(StripeAccounts accounts, ILogger<StopSubscriptionCaller> log)
    : SubscriptionCaller<StopSubscription>(accounts, log)
{
    protected override string AccountOf(StopSubscription request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, StopSubscription request, CancellationToken cut)
    {
        var (ended, error) = await Ending.Now(client, request.StripeId, row.Id, cut);
        return error is null ? Settle(ended, row) : Judge(error, row);
    }
}

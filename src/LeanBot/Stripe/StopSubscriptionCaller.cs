using LeanBot.Core;
using LeanBot.Core.Features.Refunds;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>https://docs.stripe.com/billing/subscriptions/cancel#handle-unpaid-invoices</summary>
internal sealed class StopSubscriptionCaller(StripeAccounts accounts, ILogger<StopSubscriptionCaller> log)
    : SubscriptionCaller<StopSubscription>(accounts, log)
{
    protected override string AccountOf(StopSubscription request) => request.Account;

    protected override int CallsOf(StopSubscription request) => 3;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, StopSubscription request, CancellationToken cut)
    {
        var ended = await End(client, request.StripeId, WithInvoice, cut);
        return await Withdraw(client, row, request.StripeId, ended, cut);
    }
}

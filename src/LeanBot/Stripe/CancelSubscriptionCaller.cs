using LeanBot.Core;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>https://docs.stripe.com/billing/subscriptions/cancel</summary>
internal sealed class CancelSubscriptionCaller(StripeAccounts accounts, ILogger<CancelSubscriptionCaller> log)
    : SubscriptionCaller<CancelSubscription>(accounts, log)
{
    protected override string AccountOf(CancelSubscription request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, CancelSubscription request, CancellationToken cut)
    {
        var form = new StripeForm { { "cancel_at_period_end", true } };
        FarewellForm.Add(form, request.Farewell);
        return Settle(await Change(client, request.StripeId, form, row.Id, cut), row);
    }
}

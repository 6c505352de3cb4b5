using LeanBot.Core;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Takes a scheduled end back, by whichever of Stripe's two ways it was scheduled: the API sets
/// <c>cancel_at_period_end</c>, its portal <c>cancel_at</c>.
/// https://docs.stripe.com/billing/subscriptions/billing-mode/compare</summary>
internal sealed class ResumeSubscriptionCaller(StripeAccounts accounts, ILogger<ResumeSubscriptionCaller> log)
    : SubscriptionCaller<ResumeSubscription>(accounts, log)
{
    protected override string AccountOf(ResumeSubscription request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, ResumeSubscription request, CancellationToken cut)
    {
        var resumed = await Change(
            client, request.StripeId, new StripeForm { { "cancel_at_period_end", false } }, row.Id, cut);
        if (resumed.Result is { CancelAt: not null, Status: not ("canceled" or "incomplete_expired") })
        {
            // The two may not be given in one call.
            resumed = await Change(
                client, request.StripeId, new StripeForm { { "cancel_at", "" } }, $"{row.Id}:cancel_at", cut);
        }

        return Settle(resumed, row);
    }
}

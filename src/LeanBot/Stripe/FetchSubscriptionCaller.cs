using LeanBot.Core;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

internal sealed class FetchSubscriptionCaller(StripeAccounts accounts, ILogger<FetchSubscriptionCaller> log)
    : SubscriptionCaller<FetchSubscription>(accounts, log)
{
    protected override string AccountOf(FetchSubscription request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, FetchSubscription request, CancellationToken cut) =>
        Settle(await Fetch(client, request.StripeId, cut), row);
}

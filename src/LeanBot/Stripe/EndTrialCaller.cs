using LeanBot.Core;
using LeanBot.Core.Features.Trials;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

internal sealed class EndTrialCaller(StripeAccounts accounts, ILogger<EndTrialCaller> log)
    : SubscriptionCaller<EndTrial>(accounts, log)
{
    protected override string AccountOf(EndTrial request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, EndTrial request, CancellationToken cut)
    {
        var ended = await client.Delete(
            PathOf(request.StripeId), WithInvoice, StripeJson.Default.SubscriptionJson, cut);
        // What has ended can't be ended again, which is as well.
        if (ended.Error is { IsMissing: true }) ended = await Fetch(client, request.StripeId, cut);
        return Settle(ended, row);
    }
}

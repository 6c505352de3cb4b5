using System.Text.Json;
using LeanBot.Core;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

internal sealed class FetchSubscriptionCaller(StripeAccounts accounts, ILogger<FetchSubscriptionCaller> log)
    : StripeCaller<FetchSubscription, StripeSubscription>(accounts, log)
{
    protected override string AccountOf(FetchSubscription request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, FetchSubscription request, CancellationToken cut)
    {
        var (subscription, error, at) = await client.Get(
            $"/v1/subscriptions/{Uri.EscapeDataString(request.StripeId)}",
            new StripeForm { { "expand[0]", "latest_invoice" } },
            StripeJson.Default.SubscriptionJson,
            cut);
        if (error is not null) return Judge(error, row);
        try
        {
            return new Verdict.Done(StripeMapper.Map(subscription!) with { At = at });
        }
        catch (JsonException unreadable)
        {
            return Judge(new StripeError(StripeError.NoAnswer, unreadable.Message), row);
        }
    }
}

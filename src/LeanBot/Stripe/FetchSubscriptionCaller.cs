using System.Globalization;
using LeanBot.Core;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

internal sealed class FetchSubscriptionCaller(StripeAccounts accounts, ILogger<FetchSubscriptionCaller> log)
    : SubscriptionCaller<FetchSubscription>(accounts, log)
{
    protected override string AccountOf(FetchSubscription request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, FetchSubscription request, CancellationToken cut)
    {
        var verdict = Settle(await Fetch(client, request.StripeId, cut), row);
        return verdict is Verdict.Done { Value: StripeSubscription told }
            && told is { IsDiscounted: true, EndedAt: null }
            ? new Verdict.Done(told with { Upcoming = await Upcoming(client, row, request, cut) })
            : verdict;
    }

    /// <summary>What coupons leave of the next invoice; null where Stripe does not say.
    /// https://docs.stripe.com/api/invoices/create_preview</summary>
    private static async Task<Money?> Upcoming(
        StripeClient client, OutboxRow row, FetchSubscription request, CancellationToken cut)
    {
        var (preview, _, _) = await client.Post(
            "/v1/invoices/create_preview", new StripeForm { { "subscription", request.StripeId } },
            string.Create(CultureInfo.InvariantCulture, $"{row.Id}:upcoming:{row.Attempts}"),
            StripeJson.Default.PreviewJson, cut);
        return preview is null ? null : new Money(preview.AmountDue, preview.Currency);
    }
}

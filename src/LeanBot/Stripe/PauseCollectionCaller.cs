using LeanBot.Core;
using LeanBot.Core.Features.Pauses;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Invoices are made and voided while it is paused, so periods go on and nobody owes anything.
/// https://docs.stripe.com/billing/subscriptions/pause-payment</summary>
internal sealed class PauseCollectionCaller(StripeAccounts accounts, ILogger<PauseCollectionCaller> log)
    : SubscriptionCaller<PauseCollection>(accounts, log)
{
    protected override string AccountOf(PauseCollection request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, PauseCollection request, CancellationToken cut)
    {
        var form = request.Pauses
            ? new StripeForm { { "pause_collection[behavior]", "void" } }
            : new StripeForm { { "pause_collection", "" } };
        return Settle(await Change(client, request.StripeId, form, row.Id, cut), row);
    }
}

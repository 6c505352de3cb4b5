using LeanBot.Core;
using LeanBot.Core.Features.Trials;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

internal sealed class EndTrialCaller(StripeAccounts accounts, ILogger<EndTrialCaller> log)
    : SubscriptionCaller<EndTrial>(accounts, log)
{
    protected override string AccountOf(EndTrial request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, EndTrial request, CancellationToken cut) =>
        Settle(await End(client, request.StripeId, WithInvoice, cut), row);
}

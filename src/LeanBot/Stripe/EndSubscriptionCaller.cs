using LeanBot.Core;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Ends a subscription at once, then withdraws its unpaid invoices: an end stops Stripe's own tries,
/// but a page that is still open could be paid.</summary>
internal sealed class EndSubscriptionCaller(StripeAccounts accounts, ILogger<EndSubscriptionCaller> log)
    : SubscriptionCaller<EndSubscription>(accounts, log)
{
    protected override string AccountOf(EndSubscription request) => request.Account;

    protected override int CallsOf(EndSubscription request) => 3;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, EndSubscription request, CancellationToken cut)
    {
        var form = WithInvoice;
        FarewellForm.Add(form, request.Farewell);
        var ended = await End(client, request.StripeId, form, cut);
        return await Withdraw(client, row, request.StripeId, ended, cut);
    }
}

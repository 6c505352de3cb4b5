using LeanBot.Core;
using LeanBot.Core.Features.TeamChanges;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>Ends, lets go on or extends a subscription for the team.
/// https://docs.stripe.com/billing/subscriptions/cancel
/// https://docs.stripe.com/billing/subscriptions/trials#create-free-trials-without-payment</summary>
internal sealed class TeamChangeCaller(StripeAccounts accounts, ILogger<TeamChangeCaller> log)
    : SubscriptionCaller<TeamChange>(accounts, log)
{
    protected override string AccountOf(TeamChange request) => request.Account;

    protected override async Task<Verdict> Call(
        StripeClient client, OutboxRow row, TeamChange request, CancellationToken cut) =>
        request.Change switch
        {
            TeamChangeKind.EndNow => await EndNow(client, row, request, cut),
            TeamChangeKind.GoOn => await GoOn(client, row, request, cut),
            TeamChangeKind.FreeDays => Settle(
                await Change(client, request.StripeId, FreeDays(request), row.Id, cut), row),
            _ => Settle(await Change(client, request.StripeId, EndLater, row.Id, cut), row),
        };

    private static StripeForm EndLater => new() { { "cancel_at_period_end", true } };

    /// <summary>The charge moves, and nothing is reckoned for the days between.</summary>
    private static StripeForm FreeDays(TeamChange request) => new()
    {
        { "trial_end", request.Until!.Value.ToUnixTimeSeconds() },
        { "proration_behavior", "none" },
    };

    /// <summary>The two ways of scheduling an end may not be taken back in one call.</summary>
    private async Task<Verdict> GoOn(
        StripeClient client, OutboxRow row, TeamChange request, CancellationToken cut)
    {
        var resumed = await Change(
            client, request.StripeId, new StripeForm { { "cancel_at_period_end", false } }, row.Id, cut);
        if (resumed.Result is { CancelAt: not null, Status: not ("canceled" or "incomplete_expired") })
        {
            resumed = await Change(
                client, request.StripeId, new StripeForm { { "cancel_at", "" } }, $"{row.Id}:cancel_at", cut);
        }

        return Settle(resumed, row);
    }

    /// <summary>With what is open of it: nobody is to pay for what was taken from them.</summary>
    private async Task<Verdict> EndNow(
        StripeClient client, OutboxRow row, TeamChange request, CancellationToken cut)
    {
        var ended = await End(client, request.StripeId, WithInvoice, cut);
        return await Withdraw(client, row, request.StripeId, ended, cut);
    }
}

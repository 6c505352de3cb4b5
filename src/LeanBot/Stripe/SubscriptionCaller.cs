using System.Text.Json;
using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>What the calls have in common that answer how a subscription stands.</summary>
internal abstract class SubscriptionCaller<TRequest>(StripeAccounts accounts, ILogger log)
    : StripeCaller<TRequest, StripeSubscription>(accounts, log)
    where TRequest : Outgoing
{
    private readonly ILogger _log = log;

    /// <summary>The state is told with the invoice of the period that runs.</summary>
    protected static StripeForm WithInvoice => new() { { "expand[0]", "latest_invoice" } };

    protected static string PathOf(string stripeId) => $"/v1/subscriptions/{Uri.EscapeDataString(stripeId)}";

    protected static Task<StripeResult<SubscriptionJson>> Fetch(
        StripeClient client, string stripeId, CancellationToken cut) => client.Get(
        PathOf(stripeId), WithInvoice, StripeJson.Default.SubscriptionJson, cut);

    /// <summary>Changes it. Where it has ended meanwhile that can't be done, and need not be: how it stands
    /// is the answer.</summary>
    protected static async Task<StripeResult<SubscriptionJson>> Change(
        StripeClient client, string stripeId, StripeForm form, string idempotencyKey, CancellationToken cut)
    {
        foreach (var (name, value) in WithInvoice) form.Add(name, value);
        var changed = await client.Post(
            PathOf(stripeId), form, idempotencyKey, StripeJson.Default.SubscriptionJson, cut);
        if (Schedules.IsInTheWay(changed.Error))
        {
            // A change that was to come at the end of the period gives way to what is wanted now.
            var scheduled = await Fetch(client, stripeId, cut);
            if (scheduled.Result?.Schedule is { } schedule)
            {
                await Schedules.Release(client, schedule, $"{idempotencyKey}:release", cut);
                changed = await client.Post(
                    PathOf(stripeId), form, $"{idempotencyKey}:released", StripeJson.Default.SubscriptionJson,
                    cut);
            }
        }

        if (changed.Error is not { Status: 400 }) return changed;
        var now = await Fetch(client, stripeId, cut);
        return now.Result is { Status: "canceled" or "incomplete_expired" } ? now : changed;
    }

    /// <summary>Ends it at once. Who has ended can't be ended again, which is as well: how it stands is the
    /// answer.</summary>
    protected static async Task<StripeResult<SubscriptionJson>> End(
        StripeClient client, string stripeId, StripeForm form, CancellationToken cut)
    {
        var ended = await client.Delete(PathOf(stripeId), form, StripeJson.Default.SubscriptionJson, cut);
        return ended.Error is { IsMissing: true } ? await Fetch(client, stripeId, cut) : ended;
    }

    /// <summary>Withdraws what is open of one that has ended, and settles with how it stands.</summary>
    protected async Task<Verdict> Withdraw(
        StripeClient client, OutboxRow row, string stripeId, StripeResult<SubscriptionJson> ended,
        CancellationToken cut)
    {
        if (ended.Error is null
            && await InvoiceWithdrawal.DoAll(client, row.Id, stripeId, _log, cut) is { } problem)
            return Judge(problem, row);
        return Settle(ended, row);
    }

    protected Verdict Settle(StripeResult<SubscriptionJson> answer, OutboxRow row)
    {
        if (answer.Error is { } error) return Judge(error, row);
        try
        {
            return new Verdict.Done(StripeMapper.Map(answer.Result!) with { At = answer.At });
        }
        catch (JsonException unreadable)
        {
            return Judge(new StripeError(StripeError.NoAnswer, unreadable.Message), row);
        }
    }
}

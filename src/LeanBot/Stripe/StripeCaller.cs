using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>What all calls to Stripe have in common.</summary>
internal abstract class StripeCaller<TRequest, TResult>(StripeAccounts accounts, ILogger log)
    : Caller<TRequest, TResult>
    where TRequest : Outgoing
    where TResult : class
{
    /// <summary>Stripe forgets idempotency keys after a day, and its day is not ours to the second.</summary>
    internal static readonly TimeSpan KeysKeptFor = TimeSpan.FromHours(23);

    protected abstract string AccountOf(TRequest request);

    /// <summary>How many requests it usually takes, for the pace.</summary>
    protected virtual int CallsOf(TRequest request) => 1;

    /// <summary>What a row is settled with that was carried out already, as Stripe itself shows it; null
    /// where nothing shows that it was. Asked where Stripe may have forgotten the row's key, so that to
    /// repeat it could do it twice. What may be done twice without harm needs no answer here.</summary>
    protected virtual Task<Verdict?> LookUp(
        StripeClient client, OutboxRow row, TRequest request, CancellationToken cut) =>
        Task.FromResult<Verdict?>(null);

    protected abstract Task<Verdict> Call(
        StripeClient client, OutboxRow row, TRequest request, CancellationToken cut);

    protected sealed override IGate GateOf(TRequest request, Priority priority) =>
        accounts.Find(AccountOf(request))?.Gate.For(priority, CallsOf(request)) ?? OpenGate.Instance;

    protected sealed override async Task<Verdict> Call(
        OutboxRow row, TRequest request, CancellationToken cut)
    {
        var name = AccountOf(request);
        if (accounts.Find(name) is { Client: var client })
        {
            // Also one that was never answered: the worker may have died while it was under way.
            var isKeyForgotten = accounts.Now - row.StagedAt >= KeysKeptFor;
            var found = isKeyForgotten ? await LookUp(client, row, request, cut) : null;
            return found ?? await Call(client, row, request, cut);
        }

        var secret = $"LEANBOT_STRIPE_{name.ToUpperInvariant()}_KEY";
        log.LogCritical(
            "{Row} wants the Stripe account «{Account}»: set {Secret} and start again", row.Id, name, secret);
        return new Verdict.Retry(StripePolicy.AfterWrongKey, $"{secret} is not set", ForEver: true);
    }

    protected Verdict Judge(StripeError error, OutboxRow row)
    {
        var name = AccountOf((TRequest)row.Request);
        if (error.Status is 401 or 403)
        {
            log.LogCritical(
                "Stripe ({Account}) refuses the key, or the key lacks a right: {Why}. {Row} waits until that "
                + "is mended", name, error.ToString(), row.Id);
        }

        if (error.IsTooFast) accounts.Find(name)?.Gate.Pause(StripePolicy.PauseOf(error), accounts.Now);
        return StripePolicy.Judge(error, row.Attempts);
    }
}

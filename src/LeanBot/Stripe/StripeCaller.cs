using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>What all calls to Stripe have in common.</summary>
internal abstract class StripeCaller<TRequest, TResult>(StripeAccounts accounts, ILogger log)
    : Caller<TRequest, TResult>
    where TRequest : Outgoing
    where TResult : class
{
    protected abstract string AccountOf(TRequest request);

    protected abstract Task<Verdict> Call(
        StripeClient client, OutboxRow row, TRequest request, CancellationToken cut);

    protected sealed override IGate GateOf(TRequest request, Priority priority) =>
        accounts.Find(AccountOf(request))?.Gate ?? (IGate)OpenGate.Instance;

    protected sealed override Task<Verdict> Call(OutboxRow row, TRequest request, CancellationToken cut)
    {
        var name = AccountOf(request);
        if (accounts.Find(name) is { } account) return Call(account.Client, row, request, cut);
        var secret = $"LEANBOT_STRIPE_{name.ToUpperInvariant()}_KEY";
        log.LogCritical(
            "{Row} wants the Stripe account «{Account}»: set {Secret} and start again", row.Id, name, secret);
        return Task.FromResult<Verdict>(
            new Verdict.Retry(StripePolicy.AfterWrongKey, $"{secret} is not set", ForEver: true));
    }

    protected Verdict Judge(StripeError error, OutboxRow row)
    {
        if (error.Status is 401 or 403)
        {
            log.LogCritical(
                "Stripe refuses the key, or the key lacks a right: {Why}. {Row} waits until that is mended",
                error.ToString(), row.Id);
        }

        return StripePolicy.Judge(error, row.Attempts);
    }
}

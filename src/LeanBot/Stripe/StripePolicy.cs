using LeanBot.Core;
using LeanBot.Outbox;

namespace LeanBot.Stripe;

/// <summary>What follows a call to Stripe that failed. https://docs.stripe.com/error-low-level</summary>
internal static class StripePolicy
{
    /// <summary>An operator has to mend the key, so there is no hurry.</summary>
    public static readonly TimeSpan AfterWrongKey = TimeSpan.FromMinutes(5);

    /// <summary>For a 429 that does not say how long, and for an object that another request holds.</summary>
    private static readonly TimeSpan PauseUnsaid = TimeSpan.FromSeconds(2);

    public static TimeSpan PauseOf(StripeError error) => error.RetryAfter ?? PauseUnsaid;

    /// <param name="attempts">How often the row was put off before.</param>
    public static Verdict Judge(StripeError error, int attempts)
    {
        var why = error.ToString();
        var retry = new Verdict.Retry(error.RetryAfter ?? Patience.After(attempts), why);
        return error switch
        {
            { Status: 401 or 403 } => new Verdict.Retry(AfterWrongKey, why, ForEver: true),
            // Patience is asked for, not an end; also where Stripe-Should-Retry says no, which is meant for
            // libraries that would come back at once.
            { IsTooFast: true } or { IsLocked: true } =>
                new Verdict.Retry(PauseOf(error), why, IsTry: false),
            { ShouldRetry: true } => retry,
            { ShouldRetry: false, Status: >= 500 or 409 } => Drop(FailureReason.Rejected, why),
            { Status: StripeError.NoAnswer or 409 or >= 500 } => retry,
            { IsMissing: true } => Drop(FailureReason.NotFound, why),
            _ => Drop(FailureReason.Rejected, why),
        };
    }

    private static Verdict.Drop Drop(FailureReason reason, string why) => new(reason, why);
}

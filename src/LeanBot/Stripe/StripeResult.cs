namespace LeanBot.Stripe;

/// <summary>What a call to Stripe came to.</summary>
/// <param name="Result">Null where there is an error.</param>
/// <param name="At">When it answered, by its clock, UTC, to the second.</param>
internal sealed record StripeResult<T>(T? Result, StripeError? Error = null, DateTimeOffset? At = null)
    where T : class;

/// <summary>Why a call failed. https://docs.stripe.com/api/errors</summary>
/// <param name="Status">The HTTP status; <see cref="NoAnswer"/> where there was none.</param>
/// <param name="ShouldRetry">The header Stripe-Should-Retry.</param>
/// <param name="RequestId">Stripe's support asks for it.</param>
internal sealed record StripeError(
    int Status, string Message, string? Code = null, string? Param = null, bool? ShouldRetry = null,
    TimeSpan? RetryAfter = null, string? RequestId = null)
{
    public const int NoAnswer = 0;

    /// <summary>Another request holds the object for a moment.
    /// https://docs.stripe.com/rate-limits#object-lock-timeouts</summary>
    public bool IsLocked => Status is 409 or 429 && Code == "lock_timeout";

    public bool IsTooFast => Status == 429 && !IsLocked;

    public bool IsMissing => Status == 404 || Code == "resource_missing";

    public override string ToString()
    {
        var head = Status == NoAnswer ? "no answer" : Code is null ? $"{Status}" : $"{Status} {Code}";
        return RequestId is null ? $"{head}: {Message}" : $"{head}: {Message} ({RequestId})";
    }
}

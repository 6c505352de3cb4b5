namespace LeanBot.Core.Features.Subscriptions;

/// <summary>A renewal that was not paid.</summary>
/// <param name="Attempt">Stripe's <c>attempt_count</c>.</param>
/// <param name="At">UTC.</param>
/// <param name="NextAttempt">UTC; null when Stripe will not try again.</param>
/// <param name="PayUrl">The invoice's page, where it can be paid by hand.</param>
/// <param name="PeriodEnd">What the invoice would have paid for; UTC.</param>
/// <param name="Told">Whether the member knows of this attempt.</param>
public sealed record Trouble(
    string InvoiceId, int Attempt, DateTimeOffset At, DateTimeOffset? NextAttempt, string? PayUrl,
    Money Amount,
    bool Told, bool WarnedOfEnd = false, DateTimeOffset? PeriodEnd = null);

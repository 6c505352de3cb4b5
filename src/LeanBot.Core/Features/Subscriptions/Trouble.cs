using LeanBot.Core.Features.Dunning;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>A renewal that was not paid.</summary>
/// <param name="Attempt">Stripe's <c>attempt_count</c>.</param>
/// <param name="At">UTC.</param>
/// <param name="NextAttempt">UTC; null when Stripe will not try again.</param>
/// <param name="PayUrl">The invoice's page, where it can be paid by hand.</param>
/// <param name="PeriodEnd">What the invoice would have paid for; UTC.</param>
/// <param name="Told">Kept by versions before reminders had names: whether the member knows of this
/// attempt.</param>
/// <param name="WarnedOfEnd">As <paramref name="Told"/>: that they know of the end.</param>
/// <param name="Since">When the first attempt failed, UTC.</param>
/// <param name="Said">The names of the reminders that were said, with spaces between.</param>
/// <param name="NeedsAction">The bank wants the member to confirm the payment.</param>
public sealed record Trouble(
    string InvoiceId, int Attempt, DateTimeOffset At, DateTimeOffset? NextAttempt, string? PayUrl,
    Money Amount,
    bool Told = false, bool WarnedOfEnd = false, DateTimeOffset? PeriodEnd = null,
    DateTimeOffset? Since = null, string Said = "", bool NeedsAction = false)
{
    /// <summary>Also what was said by a version that kept it otherwise.</summary>
    public string SaidSoFar => Said.Length > 0
        ? Said
        : string.Join(' ', NamesOfOld().Select(step => step.Name));

    public bool HasSaid(DunningStep step) => SaidSoFar.Split(' ').Contains(step.Name);

    /// <summary>Notes that these need not be said any more.</summary>
    public Trouble WithSaid(IEnumerable<DunningStep> steps) => this with
    {
        Said = string.Join(' ', [
            .. SaidSoFar.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            .. steps.Select(step => step.Name)]),
    };

    private IEnumerable<DunningStep> NamesOfOld()
    {
        if (Told)
        {
            foreach (var attempt in Enumerable.Range(1, Attempt))
                yield return new DunningStep("") { Attempt = attempt };
        }

        if (WarnedOfEnd) yield return new DunningStep("") { DaysBeforeEnd = 1 };
    }
}

using LeanBot.Core.Features.Plans;

namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/subscriptions/object</summary>
/// <param name="Status">incomplete, incomplete_expired, trialing, active, past_due, canceled, unpaid, paused;
/// new ones may come.</param>
/// <param name="PeriodEnd">The latest <c>current_period_end</c> among its items, UTC.</param>
/// <param name="CancelAt">UTC; null unless an end is scheduled, by either of Stripe's two ways.</param>
/// <param name="LatestInvoice">Only where it was fetched with the subscription.</param>
/// <param name="At">When Stripe said so, by its clock, UTC, to the second; null in events.</param>
public sealed record StripeSubscription(
    string Id, string Status, string CustomerId, StripeMetadata Metadata, string? PriceId, Money? Price,
    DateTimeOffset? PeriodEnd, DateTimeOffset? CancelAt, DateTimeOffset? EndedAt,
    StripeInvoice? LatestInvoice = null, DateTimeOffset? At = null) : StripeObject(Id)
{
    /// <summary>The plan that its price is of, where that is one of ours.</summary>
    public string? Plan { get; init; }

    /// <summary>How long a period of it is; null where that is none we sell.</summary>
    public Period? Interval { get; init; }

    /// <summary>The schedule that manages it, <c>sub_sched_…</c></summary>
    public string? ScheduleId { get; init; }

    /// <summary>When free days end, or ended; UTC.</summary>
    public DateTimeOffset? TrialEnd { get; init; }

    /// <summary>Something is taken off what it asks for next.</summary>
    public bool IsDiscounted { get; init; }

    /// <summary>What it asks for next, where Stripe was asked to reckon it.</summary>
    public Money? Upcoming { get; init; }

    /// <summary>Its invoices are not collected (<c>pause_collection</c>); the status says nothing of it.
    /// </summary>
    public bool IsPaused { get; init; }
}

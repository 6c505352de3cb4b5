namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/charges/object. In events only its id is sure: refunds and disputes
/// come with it where it was asked for.</summary>
/// <param name="InvoiceId">What it paid; null where it paid none. A charge itself does not tell.</param>
/// <param name="PaymentIntentId"><c>pi_…</c></param>
/// <param name="CustomerId">Null where the charge was made without one.</param>
public sealed record StripeCharge(
    string Id, string? CustomerId = null, string? PaymentIntentId = null, string? InvoiceId = null)
    : StripeObject(Id)
{
    public IReadOnlyList<StripeRefund> Refunds { get; init; } = [];

    public IReadOnlyList<StripeDispute> Disputes { get; init; } = [];

    /// <summary>When Stripe said so, by its clock, UTC, to the second; null in events.</summary>
    public DateTimeOffset? At { get; init; }
}

namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/disputes/object</summary>
/// <param name="Reason">fraudulent, subscription_canceled …</param>
/// <param name="Status">needs_response, warning_needs_response …; new ones may come.</param>
/// <param name="EvidenceDueBy">UTC; null where no evidence can be given.</param>
public sealed record StripeDispute(
    string Id, string? ChargeId, Money Amount, string? Reason, string Status, DateTimeOffset? EvidenceDueBy)
    : StripeObject(Id)
{
    /// <summary>The payment that it is about, <c>pi_…</c>; told also where no charge is.</summary>
    public string? PaymentIntentId { get; init; }
}

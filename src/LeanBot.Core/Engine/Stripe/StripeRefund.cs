namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/refunds/object</summary>
/// <param name="Status">pending, requires_action, succeeded, failed or canceled.</param>
/// <param name="At">When it was made, UTC.</param>
public sealed record StripeRefund(
    string Id, string? ChargeId, Money Amount, string Status, DateTimeOffset At, string? FailureReason = null)
    : StripeObject(Id)
{
    /// <summary>What it gives back of, <c>pi_…</c>; told also where no charge is.</summary>
    public string? PaymentIntentId { get; init; }

    /// <summary>What failed or was taken back has not left the account.</summary>
    public bool IsGivenBack => Status is not ("failed" or "canceled");
}

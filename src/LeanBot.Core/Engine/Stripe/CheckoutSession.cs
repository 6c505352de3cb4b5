namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/checkout/sessions/object</summary>
/// <param name="PaymentStatus">paid, unpaid or no_payment_required.</param>
public sealed record CheckoutSession(
    string Id, string Mode, string PaymentStatus, StripeMetadata Metadata, string? CustomerId,
    string? SubscriptionId, string? InvoiceId, string? PaymentLinkId, Money? AmountTotal) : StripeObject(Id)
{
    /// <summary>What was written on the page.</summary>
    public string? Email { get; init; }
}

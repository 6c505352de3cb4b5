namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/invoices/object</summary>
/// <param name="Metadata">The subscription's, as it was when the invoice was made.</param>
/// <param name="PeriodEnd">The latest end among the lines that entitle: of the subscription, not prorations.
/// UTC; null where there is none.</param>
/// <param name="PeriodStart">Where the line that ends last begins, UTC.</param>
/// <param name="Discount">What was taken off; null where nothing was.</param>
/// <param name="PriceId">The price of the entitling line.</param>
/// <param name="NextPaymentAttempt">UTC; null when Stripe will not try again.</param>
public sealed record StripeInvoice(
    string Id, string Status, string? BillingReason, string? SubscriptionId, string? CustomerId,
    StripeMetadata Metadata, Money AmountPaid, Money AmountDue, DateTimeOffset? PeriodEnd, string? PriceId,
    int AttemptCount, DateTimeOffset? NextPaymentAttempt, string? HostedInvoiceUrl, string? InvoicePdf = null,
    DateTimeOffset? PeriodStart = null, Money? Discount = null)
    : StripeObject(Id)
{
    /// <summary>What somebody says was paid by another way, in minor units: cash, a transfer.</summary>
    public long PaidElsewhere { get; init; }
}

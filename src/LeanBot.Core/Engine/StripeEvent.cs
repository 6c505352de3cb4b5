namespace LeanBot.Core;

/// <summary>A webhook event of Stripe, as far as it decides something here. The adapter maps it from the pinned API
/// version; https://docs.stripe.com/api/events</summary>
/// <param name="Account">Our name for the account, from the webhook's path.</param>
/// <param name="Created">UTC, to the second: it does not order events.</param>
/// <param name="Object">Null for types that no rule wants.</param>
public sealed record StripeEvent(
    string Id, string Type, string Account, DateTimeOffset Created, StripeObject? Object);

public abstract record StripeObject(string Id);

/// <summary>What we wrote on links, sessions and subscriptions, and read back from events.</summary>
/// <param name="TelegramId"><c>telegram_id</c></param>
/// <param name="ProductId"><c>product_id</c>, the plan.</param>
/// <param name="OrderId"><c>order_id</c></param>
public sealed record StripeMetadata(string? TelegramId, string? ProductId, string? OrderId)
{
    public static readonly StripeMetadata Empty = new(null, null, null);
}

/// <summary>https://docs.stripe.com/api/checkout/sessions/object</summary>
/// <param name="PaymentStatus">paid, unpaid or no_payment_required.</param>
public sealed record CheckoutSession(
    string Id, string Mode, string PaymentStatus, StripeMetadata Metadata, string? CustomerId,
    string? SubscriptionId, string? InvoiceId, string? PaymentLinkId, Money? AmountTotal) : StripeObject(Id);

/// <summary>https://docs.stripe.com/api/invoices/object</summary>
/// <param name="Metadata">The subscription's, as it was when the invoice was made.</param>
/// <param name="PeriodEnd">The latest end among the lines that entitle: of the subscription, not prorations. UTC; null
/// where there is none.</param>
/// <param name="PriceId">The price of the entitling line.</param>
/// <param name="NextPaymentAttempt">UTC; null when Stripe will not try again.</param>
public sealed record StripeInvoice(
    string Id, string Status, string? BillingReason, string? SubscriptionId, string? CustomerId,
    StripeMetadata Metadata, Money AmountPaid, Money AmountDue, DateTimeOffset? PeriodEnd, string? PriceId,
    int AttemptCount, DateTimeOffset? NextPaymentAttempt, string? HostedInvoiceUrl) : StripeObject(Id);

/// <summary>https://docs.stripe.com/api/subscriptions/object</summary>
/// <param name="Status">incomplete, incomplete_expired, trialing, active, past_due, canceled, unpaid, paused; new ones
/// may come.</param>
/// <param name="PeriodEnd">The latest <c>current_period_end</c> among its items, UTC.</param>
/// <param name="CancelAt">UTC; null unless an end is scheduled, by either of Stripe's two ways.</param>
/// <param name="LatestInvoice">Only where it was fetched with the subscription.</param>
public sealed record StripeSubscription(
    string Id, string Status, string CustomerId, StripeMetadata Metadata, string? PriceId, Money? Price,
    DateTimeOffset? PeriodEnd, DateTimeOffset? CancelAt, DateTimeOffset? EndedAt,
    StripeInvoice? LatestInvoice = null) : StripeObject(Id);

using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeanBot.Stripe;

// Stripe's objects as of the pinned version, as far as they are read here, with its own names of fields.
// https://docs.stripe.com/api

internal sealed record ErrorJson(ErrorBodyJson? Error = null);

internal sealed record ErrorBodyJson(
    string? Type = null, string? Code = null, string? Message = null, string? Param = null,
    string? DeclineCode = null);

internal sealed record ListJson<T>(IReadOnlyList<T> Data, bool HasMore = false);

internal sealed record IdJson(string Id);

/// <summary>An answer of which nothing is read.</summary>
internal sealed record AnyJson;

internal sealed record ProductJson(string Id, bool Active, string? Name = null);

/// <summary>A configuration of the customer portal.</summary>
internal sealed record PortalJson(string Id, IReadOnlyDictionary<string, string>? Metadata = null);

/// <param name="Status">enabled or disabled.</param>
/// <param name="EnabledEvents">Types, or <c>*</c> for all.</param>
/// <param name="ApiVersion">Null for the account's own.</param>
/// <param name="Secret">Told only where it was just made.</param>
internal sealed record WebhookEndpointJson(
    string Url, string Status, IReadOnlyList<string> EnabledEvents, string? ApiVersion = null,
    string? Id = null, string? Secret = null);

/// <param name="UnitAmount">Null where the price has decimals or is the payer's choice.</param>
internal sealed record PriceJson(
    string Id, string Currency, [property: JsonConverter(typeof(ExpandableId))] string? Product = null,
    long? UnitAmount = null, RecurringJson? Recurring = null, string? LookupKey = null);

internal sealed record RecurringJson(string Interval, int IntervalCount = 1);

/// <summary>A payment link, a checkout session that is open, or a session of the customer portal.</summary>
/// <param name="AmountTotal">What is charged first; only a session tells.</param>
internal sealed record PageJson(string Id, string Url, long? AmountTotal = null, string? Currency = null);

/// <param name="ApiVersion">Null on events that no endpoint of a version received.</param>
internal sealed record EventJson(
    string Id, string Type, long Created, bool Livemode, EventDataJson Data, string? ApiVersion = null);

internal sealed record EventDataJson(JsonElement Object, PreviousJson? PreviousAttributes = null);

/// <summary>What an object said before, as far as it decides something here.</summary>
internal sealed record PreviousJson(
    [property: JsonConverter(typeof(ExpandableId))] string? Customer = null);

internal sealed record PaymentMethodJson(
    string Id, string Type, [property: JsonConverter(typeof(ExpandableId))] string? Customer = null,
    CardJson? Card = null, CardJson? SepaDebit = null);

internal sealed record CardJson(
    string? Brand = null, string? Last4 = null, int? ExpMonth = null, int? ExpYear = null,
    string? Fingerprint = null);

internal sealed record ChargedByJson(
    PaymentMethodJson? DefaultPaymentMethod = null, ChargedCustomerJson? Customer = null);

internal sealed record ChargedCustomerJson(InvoiceSettingsJson? InvoiceSettings = null);

internal sealed record InvoiceSettingsJson(PaymentMethodJson? DefaultPaymentMethod = null);

internal sealed record SessionJson(
    string Id, string Mode, string PaymentStatus,
    IReadOnlyDictionary<string, string>? Metadata = null,
    [property: JsonConverter(typeof(ExpandableId))] string? Customer = null,
    [property: JsonConverter(typeof(ExpandableId))] string? Subscription = null,
    [property: JsonConverter(typeof(ExpandableId))] string? Invoice = null,
    [property: JsonConverter(typeof(ExpandableId))] string? PaymentLink = null,
    long? AmountTotal = null, string? Currency = null, CustomerDetailsJson? CustomerDetails = null);

internal sealed record CustomerDetailsJson(string? Email = null);

internal sealed record CustomerJson(string Id, string? Email = null);

internal sealed record InvoiceJson(
    string Id, string Currency, ListJson<InvoiceLineJson> Lines, string? Status = null,
    string? BillingReason = null,
    [property: JsonConverter(typeof(ExpandableId))] string? Customer = null,
    InvoiceParentJson? Parent = null, long AmountPaid = 0, long AmountDue = 0, int AttemptCount = 0,
    long? NextPaymentAttempt = null, string? HostedInvoiceUrl = null,
    string? InvoicePdf = null, IReadOnlyList<DiscountAmountJson>? TotalDiscountAmounts = null,
    long? AmountPaidOffStripe = null);

internal sealed record InvoiceParentJson(SubscriptionDetailsJson? SubscriptionDetails = null);

internal sealed record SubscriptionDetailsJson(
    [property: JsonConverter(typeof(ExpandableId))] string? Subscription = null,
    IReadOnlyDictionary<string, string>? Metadata = null);

internal sealed record InvoiceLineJson(
    PeriodJson Period, LineParentJson? Parent = null, LinePricingJson? Pricing = null);

internal sealed record PeriodJson(long Start, long End);

internal sealed record LineParentJson(
    string Type, SubscriptionItemDetailsJson? SubscriptionItemDetails = null);

internal sealed record SubscriptionItemDetailsJson(bool Proration = false);

internal sealed record LinePricingJson(PriceDetailsJson? PriceDetails = null);

internal sealed record PriceDetailsJson([property: JsonConverter(typeof(ExpandableId))] string? Price = null);

internal sealed record SubscriptionJson(
    string Id, string Status, [property: JsonConverter(typeof(ExpandableId))] string Customer,
    ListJson<SubscriptionItemJson> Items, IReadOnlyDictionary<string, string>? Metadata = null,
    long? CancelAt = null, bool CancelAtPeriodEnd = false, long? EndedAt = null,
    JsonElement? LatestInvoice = null,
    [property: JsonConverter(typeof(ExpandableId))] string? Schedule = null, long? TrialEnd = null,
    PauseCollectionJson? PauseCollection = null, IReadOnlyList<JsonElement>? Discounts = null);

/// <param name="Behavior">keep_as_draft, mark_uncollectible or void.</param>
internal sealed record PauseCollectionJson(string? Behavior = null, long? ResumesAt = null);

internal sealed record PreviewJson(long AmountDue, string Currency);

/// <param name="Status">not_started, active, completed, released, canceled.</param>
/// <param name="EndBehavior">cancel where the subscription was to end when the schedule was made.</param>
internal sealed record ScheduleJson(
    string Id, IReadOnlyList<SchedulePhaseJson> Phases, string Status = "", string? EndBehavior = null,
    IReadOnlyDictionary<string, string>? Metadata = null, long Created = 0,
    [property: JsonConverter(typeof(ExpandableId))] string? Subscription = null,
    string? ReleasedSubscription = null,
    [property: JsonConverter(typeof(ExpandableId))] string? Customer = null);

internal sealed record SchedulePhaseJson(
    long StartDate, long EndDate, IReadOnlyList<ScheduleItemJson> Items,
    IReadOnlyList<ScheduleDiscountJson>? Discounts = null,
    IReadOnlyDictionary<string, string>? Metadata = null, long? TrialEnd = null,
    IReadOnlyList<IdJson>? DefaultTaxRates = null,
    [property: JsonConverter(typeof(ExpandableId))] string? DefaultPaymentMethod = null,
    string? CollectionMethod = null, string? Description = null, AutomaticTaxJson? AutomaticTax = null);

internal sealed record AutomaticTaxJson(bool Enabled);

internal sealed record ScheduleItemJson(
    [property: JsonConverter(typeof(ExpandableId))] string Price, long? Quantity = null,
    IReadOnlyList<ScheduleDiscountJson>? Discounts = null,
    IReadOnlyDictionary<string, string>? Metadata = null, IReadOnlyList<IdJson>? TaxRates = null);

internal sealed record ScheduleDiscountJson(
    [property: JsonConverter(typeof(ExpandableId))] string? Coupon = null,
    [property: JsonConverter(typeof(ExpandableId))] string? Discount = null);

/// <param name="Status">needs_response, warning_needs_response …</param>
internal sealed record DisputeJson(
    string Id, long Amount, string Currency, string Status,
    [property: JsonConverter(typeof(ExpandableId))] string? Charge = null, string? Reason = null,
    EvidenceDetailsJson? EvidenceDetails = null,
    [property: JsonConverter(typeof(ExpandableId))] string? PaymentIntent = null);

internal sealed record EvidenceDetailsJson(long? DueBy = null);

internal sealed record ChargeJson(
    string Id, [property: JsonConverter(typeof(ExpandableId))] string? Customer = null,
    [property: JsonConverter(typeof(ExpandableId))] string? PaymentIntent = null);

/// <param name="Status">pending, requires_action, succeeded, failed or canceled; new ones may come.</param>
internal sealed record RefundJson(
    string Id, long Amount, string Currency, long Created,
    [property: JsonConverter(typeof(ExpandableId))] string? Charge = null, string? Status = null,
    string? FailureReason = null, IReadOnlyDictionary<string, string>? Metadata = null,
    [property: JsonConverter(typeof(ExpandableId))] string? PaymentIntent = null);

internal sealed record InvoicePaymentJson(
    [property: JsonConverter(typeof(ExpandableId))] string? Invoice = null, string? Status = null,
    InvoicePaymentOfJson? Payment = null);

/// <param name="Type">payment_intent, charge …</param>
internal sealed record InvoicePaymentOfJson(
    string Type, [property: JsonConverter(typeof(ExpandableId))] string? PaymentIntent = null,
    [property: JsonConverter(typeof(ExpandableId))] string? Charge = null);

/// <summary>What one discount took off an invoice.</summary>
internal sealed record DiscountAmountJson(long Amount);

internal sealed record PaymentIntentJson(
    string Id, [property: JsonConverter(typeof(ExpandableId))] string? Customer = null,
    [property: JsonConverter(typeof(ExpandableId))] string? LatestCharge = null);

internal sealed record SubscriptionItemJson(
    PriceJson? Price = null, long? CurrentPeriodEnd = null, string? Id = null);

using System.Text.Json;
using LeanBot.Core;

namespace LeanBot.Stripe;

/// <summary>Makes of Stripe's objects what Core owns. The shapes are those of the pinned version; where they
/// are told is in https://docs.stripe.com/changelog/basil</summary>
internal static class StripeMapper
{
    /// <exception cref="JsonException">It lacks what it must have.</exception>
    public static StripeEvent Map(string account, EventJson told) => new(
        told.Id, told.Type, account, Moment(told.Created),
        MapObject(told.Data.Object) is StripePaymentMethod { CustomerId: null } method
            ? method with { CustomerId = told.Data.PreviousAttributes?.Customer }
            : MapObject(told.Data.Object));

    /// <exception cref="JsonException">Its invoice lacks what it must have.</exception>
    public static StripeSubscription Map(SubscriptionJson told)
    {
        var item = told.Items.Data.MaxBy(item => item.CurrentPeriodEnd);
        var end = Moment(item?.CurrentPeriodEnd);
        return new StripeSubscription(
            told.Id, told.Status, told.Customer, Map(told.Metadata), item?.Price?.Id, PriceOf(item), end,
            Moment(told.CancelAt) ?? (told.CancelAtPeriodEnd ? end : null), Moment(told.EndedAt),
            told.LatestInvoice is { ValueKind: JsonValueKind.Object } invoice
                ? Map(Read(invoice, StripeJson.Default.InvoiceJson))
                : null)
        {
            Plan = PriceList.PlanOf(item?.Price),
            Interval = PriceList.PeriodOf(item?.Price),
            ScheduleId = told.Schedule,
            TrialEnd = Moment(told.TrialEnd),
            IsPaused = told.PauseCollection is not null,
            IsDiscounted = told.Discounts is { Count: > 0 },
        };
    }

    /// <summary>Null for what decides nothing here.</summary>
    /// <exception cref="JsonException">It lacks what it must have.</exception>
    public static StripeObject? MapObject(JsonElement subject) => TypeOf(subject) switch
    {
        "checkout.session" => Map(Read(subject, StripeJson.Default.SessionJson)),
        // The one of invoice.upcoming is a preview: it has no id, and decides nothing.
        "invoice" when subject.TryGetProperty("id", out _) => Map(
            Read(subject, StripeJson.Default.InvoiceJson)),
        "subscription" => Map(Read(subject, StripeJson.Default.SubscriptionJson)),
        "subscription_schedule" => Map(Read(subject, StripeJson.Default.ScheduleJson)),
        "dispute" => Map(Read(subject, StripeJson.Default.DisputeJson)),
        "payment_method" => Map(Read(subject, StripeJson.Default.PaymentMethodJson)),
        "customer" => Map(Read(subject, StripeJson.Default.CustomerJson)),
        "payment_intent" => Map(Read(subject, StripeJson.Default.PaymentIntentJson)),
        "refund" => Map(Read(subject, StripeJson.Default.RefundJson)),
        "charge" => Map(Read(subject, StripeJson.Default.ChargeJson)),
        _ => null,
    };

    private static StripeCustomerObject Map(CustomerJson told) => new(told.Id, told.Email);

    private static StripePaymentMethod Map(PaymentMethodJson told) => new(told.Id, told.Customer);

    private static StripePaymentIntent Map(PaymentIntentJson told) => new(told.Id, told.Customer);

    private static StripeSchedule Map(ScheduleJson told) =>
        new(told.Id, told.Subscription ?? told.ReleasedSubscription, told.Customer, told.Status);

    public static StripeCharge Map(ChargeJson told) => new(told.Id, told.Customer, told.PaymentIntent);

    public static StripeRefund Map(RefundJson told) => new(
        told.Id, told.Charge, new Money(told.Amount, told.Currency), told.Status ?? "pending",
        Moment(told.Created), told.FailureReason)
    {
        PaymentIntentId = told.PaymentIntent,
    };

    public static StripeDispute Map(DisputeJson told) => new(
        told.Id, told.Charge, new Money(told.Amount, told.Currency), told.Reason, told.Status,
        Moment(told.EvidenceDetails?.DueBy))
    {
        PaymentIntentId = told.PaymentIntent,
    };

    private static CheckoutSession Map(SessionJson told) => new(
        told.Id, told.Mode, told.PaymentStatus, Map(told.Metadata), told.Customer, told.Subscription,
        told.Invoice,
        told.PaymentLink,
        told is { AmountTotal: { } amount, Currency: { } currency } ? new Money(amount, currency) : null)
    {
        Email = told.CustomerDetails?.Email,
    };

    /// <exception cref="JsonException">It lacks what it must have.</exception>
    public static StripeInvoice Map(InvoiceJson told)
    {
        // Prorations and one-off items are paid for, but move no end.
        var entitling = told.Lines.Data
            .Where(line => line.Parent?.Type == "subscription_item_details")
            .Where(line => line.Parent!.SubscriptionItemDetails?.Proration != true)
            .MaxBy(line => line.Period.End);
        return new StripeInvoice(
            told.Id, told.Status ?? "", told.BillingReason, told.Parent?.SubscriptionDetails?.Subscription,
            told.Customer, Map(told.Parent?.SubscriptionDetails?.Metadata),
            new Money(told.AmountPaid, told.Currency),
            new Money(told.AmountDue, told.Currency), Moment(entitling?.Period.End),
            entitling?.Pricing?.PriceDetails?.Price, told.AttemptCount, Moment(told.NextPaymentAttempt),
            told.HostedInvoiceUrl, told.InvoicePdf, Moment(entitling?.Period.Start), DiscountOf(told))
        {
            PaidElsewhere = told.AmountPaidOffStripe ?? 0,
        };
    }

    private static StripeMetadata Map(IReadOnlyDictionary<string, string>? told) => told is null
        ? StripeMetadata.Empty
        : new StripeMetadata(
            told.GetValueOrDefault("telegram_id"), told.GetValueOrDefault("product_id"),
            told.GetValueOrDefault("order_id"));

    private static Money? DiscountOf(InvoiceJson told)
    {
        var sum = told.TotalDiscountAmounts?.Sum(discount => discount.Amount) ?? 0;
        return sum > 0 ? new Money(sum, told.Currency) : null;
    }

    private static Money? PriceOf(SubscriptionItemJson? item) =>
        item?.Price is { UnitAmount: { } amount } price ? new Money(amount, price.Currency) : null;

    private static string? TypeOf(JsonElement subject) =>
        subject.ValueKind == JsonValueKind.Object && subject.TryGetProperty("object", out var type)
            && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null;

    private static T Read<T>(
        JsonElement json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        json.Deserialize(type) ?? throw new JsonException("The object is null.");

    private static DateTimeOffset Moment(long seconds) => Moment((long?)seconds)!.Value;

    private static DateTimeOffset? Moment(long? seconds)
    {
        if (seconds is not { } given) return null;
        try
        {
            return DateTimeOffset.FromUnixTimeSeconds(given);
        }
        catch (ArgumentOutOfRangeException wrong)
        {
            throw new JsonException($"{given} is not a time.", wrong);
        }
    }
}

namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/subscription_schedules/object</summary>
/// <param name="SubscriptionId">The one that it manages, or managed.</param>
/// <param name="Status">not_started, active, completed, released, canceled.</param>
public sealed record StripeSchedule(string Id, string? SubscriptionId, string? CustomerId, string Status)
    : StripeObject(Id);

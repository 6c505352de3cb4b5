namespace LeanBot.Core.Features.Cancellations;

/// <summary>Ends a subscription with the period that runs; Stripe's answer says when that is.</summary>
/// <param name="Until">The end that the member was shown, UTC.</param>
[Wire("stripe.cancel")]
public sealed record CancelSubscription(
    string Account, string StripeId, MessageRef Screen, Farewell Farewell, DateTimeOffset Until)
    : SubscriptionChange(Account, StripeId, Screen);

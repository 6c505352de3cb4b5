namespace LeanBot.Core.Features.Cancellations;

/// <summary>Takes a cancellation back while the period runs.</summary>
[Wire("stripe.resume")]
public sealed record ResumeSubscription(string Account, string StripeId, MessageRef Screen)
    : SubscriptionChange(Account, StripeId, Screen);

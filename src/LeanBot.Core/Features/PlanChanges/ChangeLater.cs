using LeanBot.Core.Features.Cancellations;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>Has Stripe change the plan when the period that is paid ends, by a subscription
/// schedule.</summary>
[Wire("stripe.changeLater")]
public sealed record ChangeLater(string Account, string StripeId, ChangeTarget Target, MessageRef Screen)
    : SubscriptionChange(Account, StripeId, Screen);

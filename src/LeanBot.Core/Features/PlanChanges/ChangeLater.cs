using LeanBot.Core.Features.Cancellations;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>Has Stripe change the plan when the period that is paid ends, by a subscription
/// schedule.</summary>
/// <param name="Admin">Who of the team wants it; null where the member does.</param>
/// <param name="TeamScreen">The admin's message that shows how it goes.</param>
[Wire("stripe.changeLater")]
public sealed record ChangeLater(
    string Account, string StripeId, ChangeTarget Target, MessageRef Screen, MemberId? Admin = null,
    MessageRef? TeamScreen = null)
    : SubscriptionChange(Account, StripeId, Screen);

using LeanBot.Core.Features.Cancellations;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>Takes back a change that was to come.</summary>
/// <param name="Admin">Who of the team wants it; null where the member does.</param>
/// <param name="TeamScreen">The admin's message that shows how it goes.</param>
[Wire("stripe.keepPlan")]
public sealed record KeepPlan(
    string Account, string StripeId, string ScheduleId, MessageRef Screen, MemberId? Admin = null,
    MessageRef? TeamScreen = null)
    : SubscriptionChange(Account, StripeId, Screen);

using LeanBot.Core.Features.Cancellations;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>Takes back a change that was to come.</summary>
[Wire("stripe.keepPlan")]
public sealed record KeepPlan(string Account, string StripeId, string ScheduleId, MessageRef Screen)
    : SubscriptionChange(Account, StripeId, Screen);

using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>Changes the plan at once and charges what was shown. Where that can't be paid at once, or would
/// be another amount by now, nothing is changed.</summary>
/// <param name="ProrationDate">As it was previewed.</param>
/// <param name="Shown">What the member said yes to.</param>
[Wire("stripe.changeNow")]
public sealed record ChangeNow(
    string Account, string StripeId, PlanId From, ChangeTarget Target, DateTimeOffset ProrationDate,
    Money Shown, MessageRef Screen)
    : SubscriptionChange(Account, StripeId, Screen);

using LeanBot.Core.Features.Cancellations;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>Asks Stripe what a change at this moment would cost; nothing is changed.</summary>
/// <param name="ProrationDate">The moment it is reckoned for, UTC, to the second: the same counts when it is
/// done, so what is shown is what is charged.</param>
[Wire("stripe.previewChange")]
public sealed record PreviewChange(
    string Account, string StripeId, ChangeTarget Target, DateTimeOffset ProrationDate, MessageRef Screen)
    : SubscriptionChange(Account, StripeId, Screen);

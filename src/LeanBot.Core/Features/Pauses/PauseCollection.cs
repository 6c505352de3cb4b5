using LeanBot.Core.Features.Cancellations;

namespace LeanBot.Core.Features.Pauses;

/// <summary>Has Stripe collect nothing for a subscription until it goes on, or has it go on.</summary>
/// <param name="Screen">The admin's message that shows how it goes.</param>
[Wire("stripe.pause")]
public sealed record PauseCollection(
    string Account, string StripeId, bool Pauses, MemberId Admin, MessageRef Screen)
    : SubscriptionChange(Account, StripeId, Screen);

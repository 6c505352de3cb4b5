using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

/// <summary>That something was granted for a payment. Kept for ever, so that it is granted once however late
/// the event is sent again.</summary>
[Kept("grants")]
public sealed record Grant(string Id, SubscriptionId Subscription, DateTimeOffset At) : Record
{
    public override string Key => Id;
}

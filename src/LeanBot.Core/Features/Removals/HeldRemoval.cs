using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Removals;

/// <summary>Somebody who would be let out if there were not so many.</summary>
/// <param name="Subscription">The one that has ended; null where the person is inside without any.</param>
/// <param name="Channel">The channel they are in; null where it is all of a subscription's.</param>
/// <param name="GoAt">When an admin has confirmed it, UTC.</param>
[Kept("heldRemovals")]
public sealed record HeldRemoval(
    MemberId Member, SubscriptionId? Subscription, ChannelId? Channel, DateTimeOffset At,
    DateTimeOffset? GoAt = null) : Record
{
    public override string Key => Subscription?.Value ?? $"{Member}:{Channel}";
    public override DateTimeOffset? Due => GoAt;
}

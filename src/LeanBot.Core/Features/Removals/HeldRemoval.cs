using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Removals;

/// <summary>Somebody who would be let out if there were not so many.</summary>
/// <param name="Subscription">The one that has ended; null where the person is inside without any.</param>
/// <param name="Channel">The channel they are in; null where it is all of a subscription's.</param>
/// <param name="GoAt">When an admin has said yes to this one, UTC.</param>
/// <param name="KeptUntil">When an admin who wants to wait is asked again, UTC.</param>
/// <param name="NextAt">When <see cref="HeldRemovalTimer"/> has something to do, UTC.</param>
[Kept("heldRemovals")]
public sealed record HeldRemoval(
    MemberId Member, SubscriptionId? Subscription, ChannelId? Channel, DateTimeOffset At,
    DateTimeOffset? GoAt = null, DateTimeOffset? KeptUntil = null, DateTimeOffset? NextAt = null) : Record
{
    public static readonly Index<HeldRemoval> ByMember = new("by-member", held => held.Member.ToString());

    public override string Key => Subscription?.Value ?? $"{Member}:{Channel}";
    public override DateTimeOffset? Due => NextAt;

    /// <summary>Nobody has decided about it yet.</summary>
    public bool IsWaiting => GoAt is null && KeptUntil is null;
}

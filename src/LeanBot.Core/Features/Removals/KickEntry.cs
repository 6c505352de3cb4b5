using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Removals;

/// <summary>Somebody whom a kick plan would let out.</summary>
/// <param name="Channels">Where they are inside without a right, or will be.</param>
/// <param name="Since">Since when they have no right, UTC; null where they never had one.</param>
/// <param name="Over">The subscription that has yet to be ended; Stripe decides about it.</param>
/// <param name="Last">The last subscription they had.</param>
public sealed record KickEntry(
    MemberId Member, KickReason Reason, IReadOnlyList<ChannelId> Channels, DateTimeOffset? Since = null,
    SubscriptionId? Over = null, SubscriptionId? Last = null);

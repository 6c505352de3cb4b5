using System.Text.Json.Serialization;

namespace LeanBot.Core.Features.Channels;

/// <summary>A Telegram chat that plans unlock, from <c>config/channels.json</c>.</summary>
/// <param name="ChatId">Telegram's: negative, <c>-100…</c>.</param>
public sealed record Channel(ChannelId Id, long ChatId, string Title);

/// <summary>Our name for a channel: a-z, 0-9, - and _, at most 32.</summary>
[JsonConverter(typeof(TextIdJson<ChannelId>))]
public readonly record struct ChannelId(string Value) : ITextId<ChannelId>
{
    public static ChannelId From(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>A member and a channel: whether they should be inside, and whether they are.</summary>
/// <param name="IsWanted">Derived from the subscriptions; kept to see it change.</param>
/// <param name="InviteLink">The member's own; opening it asks to be let in, so a forwarded one lets nobody in.</param>
/// <param name="IsGuest">Someone with the right to do so brought them in by hand: they are left alone.</param>
[Kept("access")]
public sealed record Access(
    MemberId Member,
    ChannelId Channel,
    bool IsWanted = false,
    Presence Known = Presence.Out,
    string? InviteLink = null,
    bool IsGuest = false) : Record
{
    public static readonly Index<Access> ByMember = new("by-member", access => access.Member.ToString());

    public override string Key => KeyOf(Member, Channel);

    public static string KeyOf(MemberId member, ChannelId channel) => $"{member}:{channel}";
}

public enum Presence
{
    Out,

    /// <summary>Their request to join is being approved.</summary>
    Asked,
    In,
}

namespace LeanBot.Core.Features.Channels;

/// <summary>A member and a channel: whether they should be inside, and whether they are.</summary>
/// <param name="IsWanted">Derived from the subscriptions; kept to see it change.</param>
/// <param name="InviteLink">The member's own; opening it asks to be let in, so a forwarded one lets nobody
/// in.</param>
/// <param name="IsGuest">Someone with the right to do so brought them in by hand: they are left
/// alone.</param>
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

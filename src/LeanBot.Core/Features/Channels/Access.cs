namespace LeanBot.Core.Features.Channels;

/// <summary>A member and a channel: whether they should be inside, and whether they are.</summary>
/// <param name="IsWanted">Derived from the subscriptions; kept to see it change.</param>
/// <param name="InviteLink">The member's own; opening it asks to be let in, so a forwarded one lets nobody
/// in.</param>
/// <param name="IsGuest">Someone with the right to do so brought them in by hand: they are left
/// alone.</param>
/// <param name="IsAdministrator">An administrator of the chat, whom no bot can remove.</param>
/// <param name="IsBanned">Somebody keeps them out by hand.</param>
/// <param name="LookAt">When Telegram is asked whether they are inside, UTC: updates about that get lost.
/// Null where there is nothing to see.</param>
/// <param name="ChatId">The chat that all this is about: the config may give a channel another one.</param>
[Kept("access", IsWalked = true)]
public sealed record Access(
    MemberId Member,
    ChannelId Channel,
    bool IsWanted = false,
    Presence Known = Presence.Out,
    string? InviteLink = null,
    bool IsGuest = false,
    bool IsAdministrator = false,
    bool IsBanned = false,
    DateTimeOffset? LookAt = null,
    long? ChatId = null) : Record
{
    public static readonly Index<Access> ByMember = new("by-member", access => access.Member.ToString());

    /// <summary>Who is inside a channel and no administrator of it.</summary>
    public static readonly Index<Access> ByInside = new(
        "by-inside",
        access => access is { Known: Presence.In, IsAdministrator: false } ? access.Channel.Value : null);

    public override string Key => KeyOf(Member, Channel);
    public override DateTimeOffset? Due => LookAt;

    public static string KeyOf(MemberId member, ChannelId channel) => $"{member}:{channel}";
}

namespace LeanBot.Core.Features.Channels;

/// <summary>Makes the member's own links to several channels, in one row so that the member waits once.</summary>
/// <param name="Welcome">What to tell the member when they are there.</param>
[Wire("telegram.invites")]
public sealed record MakeInvites(MemberId Member, IReadOnlyList<ChannelToInviteTo> Channels, Welcome? Welcome) : Outgoing
{
    public override string Lane => $"invites:{Member}";

    /// <summary>Someone has paid and waits.</summary>
    public override Priority Priority => Priority.Urgent;
}

public sealed record ChannelToInviteTo(ChannelId Id, long ChatId);

/// <summary>The message that the links go into.</summary>
/// <param name="Text">A key of the texts that takes plan and until.</param>
public sealed record Welcome(string Text, string PlanTitle, DateTimeOffset Until);

/// <param name="Links">By channel id.</param>
/// <param name="Problems">By channel id, why there is none.</param>
public sealed record InvitesMade(
    IReadOnlyDictionary<ChannelId, string> Links, IReadOnlyDictionary<ChannelId, string> Problems);

/// <summary>A link that must not serve any more.</summary>
[Wire("telegram.revokeInvite")]
public sealed record RevokeInvite(long ChatId, string InviteLink) : Outgoing
{
    public override string Lane => $"invite:{InviteLink}";
}

[Wire("telegram.approveJoin")]
public sealed record ApproveJoin(MemberId Member, ChannelId Channel, long ChatId) : Outgoing
{
    public override string Lane => Lanes.Of(Member, Channel);
    public override Priority Priority => Priority.Urgent;
}

[Wire("telegram.declineJoin")]
public sealed record DeclineJoin(MemberId Member, ChannelId Channel, long ChatId) : Outgoing
{
    /// <summary>The lane of the person's chat: until a request is decided the bot may write to a stranger, after it no
    /// more, so what is said goes first.</summary>
    public override string Lane => new SayMessage(Bot.User, Member.Value, "", []).Lane;
}

/// <summary>Lets somebody out of a channel, free to come back: one call, so that nobody is ever left banned.</summary>
[Wire("telegram.letOut")]
public sealed record LetOut(MemberId Member, ChannelId Channel, long ChatId) : Outgoing
{
    public override string Lane => Lanes.Of(Member, Channel);
    public override bool MayBeGivenUp => false;
}

/// <summary>In and out of one channel happen in the order they were decided, so the last decision holds.</summary>
internal static class Lanes
{
    public static string Of(MemberId member, ChannelId channel) => $"access:{channel}:{member}";
}

namespace LeanBot.Core.Features.Channels;

/// <summary>Makes the member's own links to several channels, in one row so that the member waits
/// once.</summary>
/// <param name="Welcome">What to tell the member when they are there.</param>
/// <param name="IsLate">It could not be made when the member was welcomed: they hear of it when it is
/// there.</param>
[Wire("telegram.invites")]
public sealed record MakeInvites(
    MemberId Member, IReadOnlyList<ChannelToInviteTo> Channels, Welcome? Welcome, bool IsLate = false)
    : Outgoing
{
    public override string Lane => IsLate ? LaneOf(Member, Channels[0].Id) : $"invites:{Member}";

    /// <summary>Someone has paid and waits.</summary>
    public override Priority Priority => Priority.Urgent;

    public static string LaneOf(MemberId member, ChannelId late) => $"invites:{member}:{late}";

    public override Outgoing InChat(long from, long to) => this with
    {
        Channels =
        [
            .. Channels.Select(channel => channel.ChatId == from ? channel with { ChatId = to } : channel),
        ],
    };
}

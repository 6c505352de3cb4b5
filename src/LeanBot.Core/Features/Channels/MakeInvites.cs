namespace LeanBot.Core.Features.Channels;

/// <summary>Makes the member's own links to several channels, in one row so that the member waits
/// once.</summary>
/// <param name="Welcome">What to tell the member when they are there.</param>
[Wire("telegram.invites")]
public sealed record MakeInvites(MemberId Member, IReadOnlyList<ChannelToInviteTo> Channels, Welcome? Welcome)
    : Outgoing
{
    public override string Lane => $"invites:{Member}";

    /// <summary>Someone has paid and waits.</summary>
    public override Priority Priority => Priority.Urgent;
}

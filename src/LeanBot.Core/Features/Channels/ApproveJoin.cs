namespace LeanBot.Core.Features.Channels;

[Wire("telegram.approveJoin")]
public sealed record ApproveJoin(MemberId Member, ChannelId Channel, long ChatId) : Outgoing
{
    public override string Lane => Lanes.Of(Member, Channel);
    public override Priority Priority => Priority.Urgent;

    public override RightIn? Needs => new(Channel, Right.Invite);

    public override Outgoing InChat(long from, long to) => ChatId == from ? this with { ChatId = to } : this;
}

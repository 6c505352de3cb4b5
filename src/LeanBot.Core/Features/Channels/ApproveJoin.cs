namespace LeanBot.Core.Features.Channels;

[Wire("telegram.approveJoin")]
public sealed record ApproveJoin(MemberId Member, ChannelId Channel, long ChatId) : Outgoing
{
    public override string Lane => Lanes.Of(Member, Channel);
    public override Priority Priority => Priority.Urgent;

    public override RightIn? Needs => new(Channel, Right.Invite);

    /// <summary>Whose right has ended meanwhile stays outside.</summary>
    public override bool IsOutdated(IReader state) =>
        state.Get<Access>(Access.KeyOf(Member, Channel)) is not { IsWanted: true };

    public override Outgoing InChat(long from, long to) => ChatId == from ? this with { ChatId = to } : this;
}

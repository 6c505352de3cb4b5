namespace LeanBot.Core.Features.Channels;

/// <summary>Asks Telegram of some members whether they are inside.</summary>
[Wire("telegram.lookUpMembers")]
public sealed record LookUpMembers(ChannelId Channel, long ChatId, IReadOnlyList<MemberId> Members) : Outgoing
{
    public override string Lane => $"look:{Channel}";
    public override Priority Priority => Priority.Bulk;
    public override RightIn? Needs => new(Channel, Right.Look);

    public override Outgoing InChat(long from, long to) => ChatId == from ? this with { ChatId = to } : this;
}

namespace LeanBot.Core.Features.Channels;

/// <summary>Asks Telegram how many are inside, and who the administrators are.</summary>
[Wire("telegram.countMembers")]
public sealed record CountMembers(ChannelId Channel, long ChatId) : Outgoing
{
    public override string Lane => $"look:{Channel}";
    public override Priority Priority => Priority.Bulk;
    public override RightIn? Needs => new(Channel, Right.Look);

    public override Outgoing InChat(long from, long to) => ChatId == from ? this with { ChatId = to } : this;
}

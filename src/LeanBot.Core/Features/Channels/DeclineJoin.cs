namespace LeanBot.Core.Features.Channels;

[Wire("telegram.declineJoin")]
public sealed record DeclineJoin(MemberId Member, ChannelId Channel, long ChatId) : Outgoing
{
    /// <summary>The lane of the person's chat: until a request is decided the bot may write to a stranger,
    /// after it no more, so what is said goes first.</summary>
    public override string Lane => new SayMessage(Bot.User, Member.Value, "", []).Lane;

    public override RightIn? Needs => new(Channel, Right.Invite);

    public override bool TakesAway => true;

    public override Outgoing InChat(long from, long to) => ChatId == from ? this with { ChatId = to } : this;
}

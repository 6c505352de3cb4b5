using LeanBot.Core.Features.Removals;

namespace LeanBot.Core.Features.Channels;

/// <summary>Lets somebody out of a channel, free to come back: one call, so that nobody is ever left
/// banned.</summary>
[Wire("telegram.letOut")]
public sealed record LetOut(MemberId Member, ChannelId Channel, long ChatId) : Outgoing
{
    public override string Lane => Lanes.Of(Member, Channel);
    public override bool MayBeGivenUp => false;

    public override RightIn? Needs => new(Channel, Right.Ban);

    public override bool TakesAway => true;

    /// <summary>Who has paid meanwhile stays, and while nobody is let out, everybody.</summary>
    public override bool IsOutdated(IReader state) =>
        state.Get<Observing>(Observing.OnlyKey) is not null
        || state.Get<Access>(Access.KeyOf(Member, Channel)) is { IsWanted: true };

    public override Outgoing InChat(long from, long to) => ChatId == from ? this with { ChatId = to } : this;
}

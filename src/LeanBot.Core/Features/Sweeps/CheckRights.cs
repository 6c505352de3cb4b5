using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>Asks Telegram what the user bot may do in a channel.</summary>
[Wire("telegram.checkRights")]
public sealed record CheckRights(ChannelId Channel, long ChatId) : Outgoing
{
    public override string Lane => Sweeping.LaneOf(Channel);
    public override Priority Priority => Priority.Bulk;

    public override Outgoing InChat(long from, long to) => ChatId == from ? this with { ChatId = to } : this;
}

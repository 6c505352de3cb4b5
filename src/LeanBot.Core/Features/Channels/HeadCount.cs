namespace LeanBot.Core.Features.Channels;

/// <summary>How many strangers a channel was seen to hold: Telegram tells bots how many are inside, but not
/// who.</summary>
/// <param name="NextAt">When it is counted next, UTC.</param>
/// <param name="Strangers">How many the admins were told of.</param>
/// <param name="Count">Everybody inside when it was counted last; null where that was not kept.</param>
/// <param name="Administrators">With the bots among them.</param>
/// <param name="CountedAt">UTC.</param>
[Kept("headCounts")]
public sealed record HeadCount(
    ChannelId Channel, DateTimeOffset NextAt, int Strangers = 0, int? Count = null,
    int? Administrators = null, DateTimeOffset? CountedAt = null) : Record
{
    public override string Key => Channel.Value;
    public override DateTimeOffset? Due => NextAt;
}

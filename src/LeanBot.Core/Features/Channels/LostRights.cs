namespace LeanBot.Core.Features.Channels;

/// <summary>A channel in which the bot can't do all of its work. What needs a right that is missing
/// waits.</summary>
/// <param name="Problem">Telegram's own words.</param>
[Kept("lostRights")]
public sealed record LostRights(
    ChannelId Channel, IReadOnlyList<Right> Missing, DateTimeOffset Since, string Problem) : Record
{
    public override string Key => Channel.Value;
}

namespace LeanBot.Core.Features.Channels;

/// <summary>A channel in which the bot can't do its work. What is to be done there waits.</summary>
/// <param name="Problem">Telegram's own words.</param>
[Kept("lostRights")]
public sealed record LostRights(ChannelId Channel, DateTimeOffset Since, string Problem) : Record
{
    public override string Key => Channel.Value;
}

namespace LeanBot.Core.Features.Channels;

/// <summary>In and out of one channel happen in the order they were decided, so the last decision
/// holds.</summary>
internal static class Lanes
{
    public static string Of(MemberId member, ChannelId channel) => $"access:{channel}:{member}";
}

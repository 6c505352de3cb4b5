using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Features.Sweeps;

internal static class Sweeping
{
    /// <summary>All that only looks at a channel goes there.</summary>
    public static string LaneOf(ChannelId channel) => new CountMembers(channel, 0).Lane;

    /// <exception cref="Refused">One is under way.</exception>
    public static void Begin(Turn turn, MemberId by)
    {
        var before = turn.Tx.Get<ChannelSweep>(ChannelSweep.OnlyKey);
        if (before is { IsRunning: true }) throw new Refused("sweeps.running");
        var total = turn.Tx.All<Access>().Count(ChannelSweepTimer.IsSeen);
        turn.Tx.Put(new ChannelSweep(
            turn.Now, by, total, turn.Now, FoundBefore: before?.Found, FoundBeforeAt: before?.FinishedAt));
    }
}

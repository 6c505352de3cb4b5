using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>Has Telegram asked of some people at a time, and of the next ones when it has answered; then
/// counts heads, looks at the bot's rights, and keeps what it found.</summary>
public sealed class ChannelSweepTimer : TimerRule<ChannelSweep>
{
    /// <summary>Twenty every two seconds leave two thirds of the allowed rate to everything else.</summary>
    private const int AtOnceMax = 20;

    private const int WalkedAtOnceMax = 500;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CountsWithin = TimeSpan.FromMinutes(5);

    public override void Fire(Turn turn, ChannelSweep record)
    {
        if (record.FinishedAt is not null) turn.Tx.Put(record with { NextAt = null });
        else if (IsUnderWay(turn) && !(record.CountsUntil <= turn.Now))
            turn.Tx.Put(record with { NextAt = turn.Now + Breath });
        else if (record.CountsUntil is null) GoOn(turn, record);
        else Finish(turn, record);
    }

    private static void GoOn(Turn turn, ChannelSweep sweep)
    {
        var channels = Chats.All(turn).ToDictionary(channel => channel.Id);
        var walked = turn.Tx.Behind<Access>(sweep.After, WalkedAtOnceMax);
        var some = new List<Access>();
        var after = sweep.After;
        foreach (var access in walked)
        {
            if (some.Count == AtOnceMax) break;
            after = access.Key;
            if (IsSeen(access) && channels.ContainsKey(access.Channel)) some.Add(access);
        }

        foreach (var group in some.GroupBy(access => access.Channel))
        {
            var request = new LookUpMembers(
                group.Key, channels[group.Key].ChatId, [.. group.Select(access => access.Member)]);
            // Where the bot lacks its rights nothing can be seen.
            if (!Rights.IsTried(turn, request.Needs!)) turn.Send(request);
        }

        var isEnd = walked.Count < WalkedAtOnceMax && (walked.Count == 0 || after == walked[^1].Key);
        turn.Tx.Put(sweep with
        {
            After = after,
            Looked = sweep.Looked + some.Count,
            NextAt = turn.Now + Breath,
            CountsUntil = isEnd ? turn.Now + CountsWithin : null,
        });
        if (isEnd) Count(turn, channels.Values);
    }

    /// <summary>Only of these there is something to see.</summary>
    internal static bool IsSeen(Access access) => access.IsWanted || access.Known != Presence.Out;

    private static void Count(Turn turn, IEnumerable<Channel> channels)
    {
        foreach (var channel in channels)
        {
            turn.Send(new CheckRights(channel.Id, channel.ChatId));
            var count = turn.Tx.Get<HeadCount>(channel.Id.Value);
            if (count is null) turn.Tx.Put(new HeadCount(channel.Id, turn.Now));
            else turn.Send(new CountMembers(channel.Id, channel.ChatId));
        }
    }

    /// <summary>What waits for rights is waited for by nobody.</summary>
    private static bool IsUnderWay(Turn turn) => turn.Config.Channels.Any(channel => turn.Tx
        .Find(OutboxRow.ByLane, Sweeping.LaneOf(channel.Id)).Any(row => row.HeldFor is null));

    private static void Finish(Turn turn, ChannelSweep sweep)
    {
        turn.Tx.Put(sweep with { NextAt = null, FinishedAt = turn.Now, Found = Findings.All(turn) });
        turn.TellAdmin(sweep.By, voice => new Screen(
            voice.Text("sweeps.done", ("count", sweep.Looked)),
            [OpenScreen.Button(voice.Text("sweeps.show"), SweepScreen.Wire)]));
    }
}

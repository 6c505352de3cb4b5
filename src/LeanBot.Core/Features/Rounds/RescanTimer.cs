using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Rounds;

public sealed class RescanTimer : TimerRule<Rescan>
{
    /// <summary>Few, because whoever pays meanwhile waits for it.</summary>
    private const int AtOnceMax = 20;

    /// <summary>One member's doors change some more, and a turn may change a thousand at most.</summary>
    private const int ChangesMax = 500;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    public override void Fire(Turn turn, Rescan record)
    {
        var some = turn.Tx.Behind<Subscription>(record.After, AtOnceMax);
        var done = some.TakeWhile((one, at) => at == 0 || turn.Tx.Count < ChangesMax)
            .Select(one => Renew(turn, one))
            .Count();
        if (done == some.Count && done < AtOnceMax) Rescans.End(turn, record);
        else turn.Tx.Put(record with { At = turn.Now + Breath, After = some[done - 1].Key });
    }

    private static Subscription Renew(Turn turn, Subscription subscription)
    {
        var renewed = Ledger.Put(turn, subscription);
        foreach (var access in turn.Tx.Find(Access.ByMember, subscription.Member.ToString()).ToArray())
        {
            var latest = turn.Now.AddHours(turn.Config.Settings.Access.LookEveryHours);
            if (access.LookAt > latest) turn.Tx.Put(access with { LookAt = latest });
        }

        if (!Doors.AreInOrder(turn, subscription.Member)) Open(turn, renewed);
        return renewed;
    }

    /// <summary>A plan may unlock more than it did, or less.</summary>
    private static void Open(Turn turn, Subscription subscription)
    {
        var more = turn.Config.Channels
            .Where(channel => !Doors.AccessOf(turn, subscription.Member, channel.Id).IsWanted)
            .Any(channel => Doors.HasRight(turn, subscription.Member, channel.Id));
        var welcome = more && subscription is { GivesAccess: true, PaidThrough: { } until }
            ? new Welcome("configuration.moreChannels", Held.TitleOf(turn, subscription), until)
            : null;
        Doors.Reconcile(turn, KnownMembers.Of(turn, subscription.Member), welcome);
    }
}

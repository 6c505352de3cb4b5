using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Rounds;

public sealed class RescanTimer : TimerRule<Rescan>
{
    private const int AtOnceMax = 200;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    public override void Fire(Turn turn, Rescan record)
    {
        var some = turn.Tx.All<Subscription>()
            .Where(subscription => string.CompareOrdinal(subscription.Key, record.After) > 0)
            .OrderBy(subscription => subscription.Key, StringComparer.Ordinal)
            .Take(AtOnceMax)
            .ToArray();
        foreach (var subscription in some) Renew(turn, subscription);
        if (some.Length < AtOnceMax) turn.Tx.Delete(record);
        else turn.Tx.Put(new Rescan(turn.Now + Breath, some[^1].Key));
    }

    private static void Renew(Turn turn, Subscription subscription)
    {
        Ledger.Put(turn, subscription);
        foreach (var access in turn.Tx.Find(Access.ByMember, subscription.Member.ToString()).ToArray())
        {
            var latest = turn.Now.AddHours(turn.Config.Settings.Access.LookEveryHours);
            if (access.LookAt > latest) turn.Tx.Put(access with { LookAt = latest });
        }
    }
}

using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Removals;

/// <summary>Lets people out one by one, and stops where there are too many at once.</summary>
public static class RemovalGuard
{
    /// <summary>An admin who wants to wait is asked again after so long.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private static readonly TimeSpan ObservedToldEvery = TimeSpan.FromDays(1);

    /// <summary>How many one press of a button sets going.</summary>
    public const int AtOnceMax = 300;

    /// <summary>Once it has stopped it goes on only with those whom an admin has said yes to, until all who
    /// wait are decided about.</summary>
    public static bool Allows(Turn turn, MemberId member) => !IsObserving(turn) && MayGo(turn, member);

    /// <summary>Nobody is let out, whoever says yes.</summary>
    public static bool IsObserving(Turn turn) => turn.Config.Settings.Removals.Observe;

    private static bool MayGo(Turn turn, MemberId member) =>
        turn.Tx.Find(HeldRemoval.ByMember, member.ToString()).Any(held => held.GoAt is not null)
        || (RemovalCount.Of(turn).HasRoom(turn.Now, turn.Config.Settings.Access.MaxRemovalsPerHour)
            && !turn.Tx.All<HeldRemoval>().Any(held => held.IsWaiting));

    /// <summary>Counts one person who is let out; false where it must wait, and then nothing is
    /// counted.</summary>
    public static bool Take(Turn turn, MemberId member)
    {
        if (!Allows(turn, member)) return false;
        turn.Tx.Put(RemovalCount.Of(turn).With(turn.Now));
        return true;
    }

    /// <summary>Whether it waits for an admin, or an admin wants to wait with it.</summary>
    /// <param name="key">See <see cref="HeldRemoval.Key"/>.</param>
    public static bool IsHeld(Turn turn, string key) => turn.Tx.Get<HeldRemoval>(key) is { GoAt: null };

    /// <summary>Keeps a subscription that has ended until an admin confirms.</summary>
    public static void Hold(Turn turn, Subscription ended) =>
        Hold(turn, new HeldRemoval(ended.Member, ended.Id, null, turn.Now));

    /// <summary>Leaves somebody inside who has no right to be until an admin confirms.</summary>
    public static void Hold(Turn turn, Access access) =>
        Hold(turn, new HeldRemoval(access.Member, null, access.Channel, turn.Now));

    /// <summary>Who has paid since, may stay after all, or is gone, waits no more.</summary>
    /// <param name="key">See <see cref="HeldRemoval.Key"/>.</param>
    public static void Release(Turn turn, string key)
    {
        if (turn.Tx.Get<HeldRemoval>(key) is { } held) turn.Tx.Delete(held);
    }

    /// <summary>Those that nobody has decided about yet, the longest waiting first.</summary>
    public static IReadOnlyList<HeldRemoval> Waiting(Turn turn) =>
    [
        .. turn.Tx.All<HeldRemoval>()
            .Where(held => held.IsWaiting)
            .OrderBy(held => held.At)
            .ThenBy(held => held.Key, StringComparer.Ordinal),
    ];

    /// <summary>Those of them who waited by a moment, as many as go at once.</summary>
    public static HeldRemoval[] WaitingBy(Turn turn, DateTimeOffset upTo) =>
        [.. Waiting(turn).TakeWhile(held => held.At <= upTo).Take(AtOnceMax)];

    /// <summary>Sets going who was shown. Each is decided anew, so who has paid since stays.</summary>
    /// <param name="upTo">When the last of them began to wait, UTC.</param>
    /// <exception cref="Refused">Nobody is let out at the moment.</exception>
    public static int Confirm(Turn turn, DateTimeOffset upTo)
    {
        RefuseWhileObserving(turn);
        return Decide(
            turn, upTo, DiaryKind.RemovalsConfirmed,
            held => held with { GoAt = turn.Now, NextAt = turn.Now });
    }

    /// <summary>Sets going somebody whom an admin has said yes to, whether they waited or not.</summary>
    public static void Go(Turn turn, HeldRemoval removal) => turn.Tx.Put(removal with
    {
        GoAt = turn.Now,
        NextAt = turn.Now,
        KeptUntil = null,
    });

    /// <exception cref="Refused">Nobody is let out at the moment.</exception>
    public static void RefuseWhileObserving(Turn turn)
    {
        if (IsObserving(turn)) throw new Refused("removals.observing");
    }

    /// <summary>Leaves who was shown where they are, and asks again in a day.</summary>
    /// <param name="upTo">When the last of them began to wait, UTC.</param>
    public static int Keep(Turn turn, DateTimeOffset upTo)
    {
        var until = turn.Now + KeptFor;
        return Decide(
            turn, upTo, DiaryKind.RemovalsPutOff, held => held with { KeptUntil = until, NextAt = until });
    }

    /// <summary>Tells the team that somebody waits, once an hour at most; while it only observes, once a
    /// day.</summary>
    public static void Tell(Turn turn)
    {
        var removals = RemovalCount.Of(turn);
        var isObserving = IsObserving(turn);
        if (removals.IsToldLately(turn.Now, isObserving ? ObservedToldEvery : RemovalCount.Window)) return;
        turn.Tx.Put(removals with { ToldAt = turn.Now });
        turn.TellAdmins(voice => new Screen(
            voice.Text(
                isObserving ? "removals.observed" : "removals.stopped",
                ("count", turn.Config.Settings.Access.MaxRemovalsPerHour),
                ("waiting", PeopleIn(Waiting(turn)))),
            [ShowHeldRemovals.Button(voice)]));
    }

    /// <summary>Of how many people they are: somebody may wait at several doors.</summary>
    public static int PeopleIn(IEnumerable<HeldRemoval> removals) =>
        removals.DistinctBy(held => held.Member).Count();

    private static int Decide(
        Turn turn, DateTimeOffset upTo, DiaryKind kind, Func<HeldRemoval, HeldRemoval> decide)
    {
        var shown = WaitingBy(turn, upTo);
        foreach (var held in shown) turn.Tx.Put(decide(held));
        turn.Tx.Put(RemovalCount.Of(turn) with { ToldAt = null });
        var count = PeopleIn(shown);
        if (count > 0) Diaries.Note(turn, kind, count: count);
        return count;
    }

    private static void Hold(Turn turn, HeldRemoval held)
    {
        if (turn.Tx.Get<HeldRemoval>(held.Key) is not null) return;
        turn.Tx.Put(held);
        Diaries.Note(turn, DiaryKind.Held, held.Member);
        Tell(turn);
    }
}

using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Removals;

/// <summary>Lets people out one by one, and stops where there are too many at once.</summary>
public static class RemovalGuard
{
    /// <summary>A confirmation is for what was shown, not for what comes hours later.</summary>
    private static readonly TimeSpan ConfirmedFor = TimeSpan.FromHours(1);

    /// <summary>How many one press of a button sets going.</summary>
    public const int AtOnceMax = 300;

    /// <summary>Once it has stopped it goes on only when an admin has decided about those who wait.</summary>
    public static bool Allows(Turn turn)
    {
        var removals = RemovalCount.Of(turn);
        return removals.IsConfirmed(turn.Now)
            || (removals.HasRoom(turn.Now, turn.Config.Settings.Access.MaxRemovalsPerHour)
                && Waiting(turn).Count == 0);
    }

    /// <summary>Counts one person who is let out; false where it must wait, and then nothing is
    /// counted.</summary>
    public static bool Take(Turn turn)
    {
        if (!Allows(turn)) return false;
        turn.Tx.Put(RemovalCount.Of(turn).With(turn.Now));
        return true;
    }

    /// <summary>Keeps a subscription that has ended until an admin confirms.</summary>
    public static void Hold(Turn turn, Subscription ended) =>
        Hold(turn, new HeldRemoval(ended.Member, ended.Id, null, turn.Now));

    /// <summary>Leaves somebody inside who has no right to be until an admin confirms.</summary>
    public static void Hold(Turn turn, Access access) =>
        Hold(turn, new HeldRemoval(access.Member, null, access.Channel, turn.Now));

    /// <summary>Who has paid since, or is gone, waits no more.</summary>
    /// <param name="key">See <see cref="HeldRemoval.Key"/>.</param>
    public static void Release(Turn turn, string key)
    {
        if (turn.Tx.Get<HeldRemoval>(key) is { } held) turn.Tx.Delete(held);
    }

    /// <summary>Those that wait and are not confirmed yet, the longest waiting first.</summary>
    public static IReadOnlyList<HeldRemoval> Waiting(Turn turn) =>
    [
        .. turn.Tx.All<HeldRemoval>()
            .Where(held => held.GoAt is null)
            .OrderBy(held => held.At)
            .ThenBy(held => held.Key, StringComparer.Ordinal),
    ];

    /// <summary>Sets going what waits. Each is decided anew, so who has paid since stays.</summary>
    public static int Confirm(Turn turn)
    {
        var going = Waiting(turn).Take(AtOnceMax).ToArray();
        foreach (var held in going) turn.Tx.Put(held with { GoAt = turn.Now });
        turn.Tx.Put(RemovalCount.Of(turn) with
        {
            Confirmed = going.Length,
            ConfirmedUntil = turn.Now + ConfirmedFor,
            ToldAt = null,
        });
        return going.Length;
    }

    /// <summary>Leaves everybody where they are; each is looked at again within a day.</summary>
    public static int Keep(Turn turn)
    {
        var kept = Waiting(turn).Take(AtOnceMax).ToArray();
        foreach (var held in kept) turn.Tx.Delete(held);
        turn.Tx.Put(RemovalCount.Of(turn) with { ToldAt = null });
        return kept.Length;
    }

    private static void Hold(Turn turn, HeldRemoval held)
    {
        if (turn.Tx.Get<HeldRemoval>(held.Key) is not null) return;
        turn.Tx.Put(held);
        var removals = RemovalCount.Of(turn);
        if (turn.Now - removals.ToldAt < RemovalCount.Window) return;
        turn.Tx.Put(removals with { ToldAt = turn.Now });
        turn.TellAdmins(voice => new Screen(
            voice.Text("removals.stopped", ("count", turn.Config.Settings.Access.MaxRemovalsPerHour)),
            [ShowHeldRemovals.Button(voice)]));
    }
}

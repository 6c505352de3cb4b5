using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Removals;

/// <summary>What an admin has said yes to is decided anew, one at a time; what an admin has put off is asked
/// again.</summary>
public sealed class HeldRemovalTimer : TimerRule<HeldRemoval>
{
    public override void Fire(Turn turn, HeldRemoval record)
    {
        var held = record with { NextAt = null, KeptUntil = null };
        // Who was put off waits anew: a list from before did not show them.
        if (record.KeptUntil is not null) held = held with { At = turn.Now };
        // A yes from before counts for nothing while nobody is let out.
        if (RemovalGuard.IsObserving(turn)) held = held with { GoAt = null };
        turn.Tx.Put(held);
        if (held.IsWaiting) RemovalGuard.Tell(turn);
        else if (held.Subscription is { } id) Ask(turn, held, id);
        else ShowOut(turn, held);
    }

    private static void Ask(Turn turn, HeldRemoval held, SubscriptionId id)
    {
        if (turn.Tx.Get<Subscription>(id.Value) is { GivesAccess: true } subscription)
            StepTimer.Ask(turn, subscription);
        else turn.Tx.Delete(held);
    }

    private static void ShowOut(Turn turn, HeldRemoval held)
    {
        if (held.Channel is { } channel && Chats.Of(turn, channel) is { } place)
            Doors.ShowOut(turn, Doors.AccessOf(turn, held.Member, channel), place);
        turn.Tx.Delete(held);
    }
}

namespace LeanBot.Core.Features.Broadcasts;

public sealed class BroadcastTimer : TimerRule<Broadcast>
{
    private const int ForgottenAtOnceMax = 400;

    public override void Fire(Turn turn, Broadcast record)
    {
        var tally = turn.Tx.Get<BroadcastTally>(record.Id) ?? new BroadcastTally(record.Id);
        switch (record.State)
        {
            case BroadcastState.Scheduled: LineUp.Enter(turn, record); break;
            case BroadcastState.Gathering: Gathering.Step(turn, record, tally); break;
            case BroadcastState.Running: Sending.GoOn(turn, record with { NextAt = null }, tally); break;
            case BroadcastState.Done or BroadcastState.Stopped: Follow(turn, record, tally); break;
        }

        // Every step says when the next one is due; where it says nothing, results bring it on.
        if (turn.Tx.Get<Broadcast>(record.Id) is { } same && same.Equals(record))
            turn.Tx.Put(record with { NextAt = null });
    }

    private static void Follow(Turn turn, Broadcast ended, BroadcastTally tally)
    {
        if (tally.Deletion is { IsOver: false }) Deleting.GoOn(turn, ended, tally);
        else if (turn.Now < ended.ForgetAt) turn.Tx.Put(ended with { NextAt = ended.ForgetAt });
        else Forget(turn, ended);
    }

    /// <summary>The figures stay; who was who is forgotten.</summary>
    private static void Forget(Turn turn, Broadcast ended)
    {
        var some = turn.Tx.Behind<Delivery>(ended.Prefix, ForgottenAtOnceMax)
            .TakeWhile(delivery => delivery.Broadcast == ended.Id)
            .ToArray();
        foreach (var delivery in some) turn.Tx.Delete(delivery);
        turn.Tx.Put(ended with
        {
            NextAt = some.Length < ForgottenAtOnceMax ? null : turn.Now + Windows.Breath,
        });
    }
}

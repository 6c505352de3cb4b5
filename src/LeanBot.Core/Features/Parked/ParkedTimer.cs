namespace LeanBot.Core.Features.Parked;

/// <summary>Tells of what has waited in vain, and forgets what was dropped.</summary>
public sealed class ParkedTimer : TimerRule<ParkedItem>
{
    public override void Fire(Turn turn, ParkedItem record)
    {
        if (record.DroppedAt is not null)
        {
            turn.Tx.Delete(record);
            return;
        }

        turn.Tx.Put(record with { TellAt = null });
        Parking.Tell(turn, record);
    }
}

namespace LeanBot.Core.Features.Support;

/// <summary>Closes what nobody has gone on with, and forgets what has long been closed.</summary>
public sealed class TicketTimer : TimerRule<Ticket>
{
    public override void Fire(Turn turn, Ticket record)
    {
        if (record.State == TicketState.Closed) turn.Tx.Delete(record);
        else turn.Tx.Put(record with { State = TicketState.Closed });
    }
}

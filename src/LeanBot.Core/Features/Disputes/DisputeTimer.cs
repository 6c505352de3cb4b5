namespace LeanBot.Core.Features.Disputes;

/// <summary>The time for an answer is nearly over.</summary>
public sealed class DisputeTimer : TimerRule<Dispute>
{
    public override void Fire(Turn turn, Dispute record)
    {
        turn.Tx.Put(record with { RemindAt = null });
        if (record.NeedsResponse && record.EvidenceDueBy > turn.Now) DisputeNotice.Remind(turn, record);
    }
}

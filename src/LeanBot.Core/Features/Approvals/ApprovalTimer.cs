namespace LeanBot.Core.Features.Approvals;

/// <summary>What nobody approved within a day is over; what is over is forgotten later.</summary>
public sealed class ApprovalTimer : TimerRule<Approval>
{
    public override void Fire(Turn turn, Approval record)
    {
        if (record.State == ApprovalState.Waiting) Approving.Expire(turn, record);
        else turn.Tx.Delete(record);
    }
}

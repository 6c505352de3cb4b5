namespace LeanBot.Core.Features.Broadcasts;

public sealed class BroadcastReportTimer : TimerRule<BroadcastReport>
{
    public override void Fire(Turn turn, BroadcastReport record) => Reports.OnTime(turn, record);
}

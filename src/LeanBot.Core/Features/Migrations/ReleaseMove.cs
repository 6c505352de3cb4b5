namespace LeanBot.Core.Features.Migrations;

/// <summary>Takes a schedule back: the subscription goes on as it is. One that has switched keeps what it
/// has.</summary>
[Wire("stripe.releaseMove")]
public sealed record ReleaseMove(string Account, string StripeId, string Migration, string ScheduleId)
    : Outgoing
{
    public override string Lane => MoveToPrice.LaneOf(Account, StripeId);

    public override Priority Priority => Priority.Bulk;
}

using LeanBot.Core.Features.Refunds;

namespace LeanBot.Core.Features.Disputes;

public sealed class DisputeUpdated : StripeRule<StripeDispute>
{
    public override string EventType => "charge.dispute.updated";

    protected override void Apply(Turn turn, StripeEvent happened, StripeDispute subject) =>
        FetchCharge.Of(turn, happened.Account, subject);
}

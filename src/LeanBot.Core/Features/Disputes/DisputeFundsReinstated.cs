using LeanBot.Core.Features.Refunds;

namespace LeanBot.Core.Features.Disputes;

public sealed class DisputeFundsReinstated : StripeRule<StripeDispute>
{
    public override string EventType => "charge.dispute.funds_reinstated";

    protected override void Apply(Turn turn, StripeEvent happened, StripeDispute subject) =>
        FetchCharge.Of(turn, happened.Account, subject);
}

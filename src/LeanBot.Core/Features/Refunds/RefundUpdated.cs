namespace LeanBot.Core.Features.Refunds;

public sealed class RefundUpdated : StripeRule<StripeRefund>
{
    public override string EventType => "refund.updated";

    protected override void Apply(Turn turn, StripeEvent happened, StripeRefund subject) =>
        FetchCharge.Of(turn, happened.Account, subject);
}

namespace LeanBot.Core.Features.Refunds;

public sealed class RefundCreated : StripeRule<StripeRefund>
{
    public override string EventType => "refund.created";

    protected override void Apply(Turn turn, StripeEvent happened, StripeRefund subject) =>
        FetchCharge.Of(turn, happened.Account, subject);
}

namespace LeanBot.Core.Features.Refunds;

public sealed class RefundFailed : StripeRule<StripeRefund>
{
    public override string EventType => "refund.failed";

    protected override void Apply(Turn turn, StripeEvent happened, StripeRefund subject) =>
        FetchCharge.Of(turn, happened.Account, subject);
}

namespace LeanBot.Core.Features.Payments;

public sealed class AsyncPaymentFailed : StripeRule<CheckoutSession>
{
    public override string EventType => "checkout.session.async_payment_failed";

    protected override void Apply(Turn turn, StripeEvent happened, CheckoutSession subject) =>
        Sessions.Abandon(turn, happened.Account, subject);
}

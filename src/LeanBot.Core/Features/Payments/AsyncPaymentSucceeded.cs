namespace LeanBot.Core.Features.Payments;

public sealed class AsyncPaymentSucceeded : StripeRule<CheckoutSession>
{
    public override string EventType => "checkout.session.async_payment_succeeded";

    protected override void Apply(Turn turn, StripeEvent happened, CheckoutSession subject) =>
        Sessions.Fulfil(turn, happened.Account, subject);
}

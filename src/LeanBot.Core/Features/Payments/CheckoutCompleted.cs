namespace LeanBot.Core.Features.Payments;

public sealed class CheckoutCompleted : StripeRule<CheckoutSession>
{
    public override string EventType => "checkout.session.completed";

    protected override void Apply(Turn turn, StripeEvent happened, CheckoutSession subject)
    {
        if (subject.PaymentStatus == "unpaid") Sessions.AwaitMoney(turn, happened.Account, subject);
        else Sessions.Fulfil(turn, happened.Account, subject);
    }
}

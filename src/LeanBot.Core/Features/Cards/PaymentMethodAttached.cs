namespace LeanBot.Core.Features.Cards;

public sealed class PaymentMethodAttached : StripeRule<StripePaymentMethod>
{
    public override string EventType => "payment_method.attached";

    protected override void Apply(Turn turn, StripeEvent happened, StripePaymentMethod subject) =>
        CardNews.Ask(turn, happened.Account, subject.CustomerId);
}

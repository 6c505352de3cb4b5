namespace LeanBot.Core.Features.Cards;

public sealed class PaymentMethodDetached : StripeRule<StripePaymentMethod>
{
    public override string EventType => "payment_method.detached";

    protected override void Apply(Turn turn, StripeEvent happened, StripePaymentMethod subject) =>
        CardNews.Ask(turn, happened.Account, subject.CustomerId);
}

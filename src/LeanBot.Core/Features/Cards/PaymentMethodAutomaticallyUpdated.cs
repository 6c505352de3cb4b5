namespace LeanBot.Core.Features.Cards;

public sealed class PaymentMethodAutomaticallyUpdated : StripeRule<StripePaymentMethod>
{
    public override string EventType => "payment_method.automatically_updated";

    protected override void Apply(Turn turn, StripeEvent happened, StripePaymentMethod subject) =>
        CardNews.Ask(turn, happened.Account, subject.CustomerId);
}

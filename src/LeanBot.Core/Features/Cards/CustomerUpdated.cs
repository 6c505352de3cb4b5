namespace LeanBot.Core.Features.Cards;

/// <summary>Which of several cards counts is a matter of the customer.</summary>
public sealed class CustomerUpdated : StripeRule<StripeCustomerObject>
{
    public override string EventType => "customer.updated";

    protected override void Apply(Turn turn, StripeEvent happened, StripeCustomerObject subject) =>
        CardNews.Ask(turn, happened.Account, subject.Id);
}

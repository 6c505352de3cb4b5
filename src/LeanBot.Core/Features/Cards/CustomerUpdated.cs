using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Cards;

/// <summary>Which of several cards counts is a matter of the customer, and so is where mail goes.</summary>
public sealed class CustomerUpdated : StripeRule<StripeCustomerObject>
{
    public override string EventType => "customer.updated";

    protected override void Apply(Turn turn, StripeEvent happened, StripeCustomerObject subject)
    {
        var key = StripeCustomer.KeyOf(happened.Account, subject.Id);
        if (turn.Tx.Get<StripeCustomer>(key) is { } known)
            Granting.NoteCustomer(turn, known.Account, known.CustomerId, known.Member, subject.Email);
        CardNews.Ask(turn, happened.Account, subject.Id);
    }
}

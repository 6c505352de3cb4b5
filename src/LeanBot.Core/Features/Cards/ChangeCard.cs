using LeanBot.Core.Features.Billing;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cards;

/// <summary>Opens Stripe's page that does nothing but change the card.</summary>
public sealed class ChangeCard : MemberButton
{
    private const string Wire = "card.change";

    public override string Route => Wire;

    public static Choice Button(Voice voice, Subscription subscription) =>
        Make(Wire, voice.Text("cards.change"), subscription.Key);

    public override void Press(Turn turn, string argument)
    {
        var account = turn.Tx.Get<Subscription>(argument)?.Account;
        var customers = turn.Tx.Find(StripeCustomer.ByMember, turn.Member.Key)
            .Where(customer => customer.Account == account)
            .ToArray();
        if (customers.Length == 1) BillingScreens.Open(turn, customers[0], OpenPortal.CardOnly);
        else BillingScreens.Start(turn);
    }
}

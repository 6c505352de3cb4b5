using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Billing;

/// <summary>Straight to the page of the portal where the card is changed.</summary>
public sealed class ChangeCard : MemberButton
{
    private const string Wire = "billing.card";

    public override string Route => Wire;

    /// <param name="label">Null for «Change my card».</param>
    public static Choice Button(Voice voice, StripeCustomer customer, string? label = null) =>
        Make(Wire, label ?? voice.Text("billing.changeCard"), customer.Key);

    /// <summary>The card that pays for a subscription.</summary>
    public static Choice Button(Voice voice, Subscription subscription) =>
        Make(Wire, voice.Text("billing.changeCard"), subscription.Key);

    public override void Press(Turn turn, string argument)
    {
        if (turn.Tx.Get<Subscription>(argument) is { } subscription)
            BillingScreens.Open(turn, subscription, PortalFlow.ChangeCard);
        else if (turn.Tx.Get<StripeCustomer>(argument) is { } customer)
            BillingScreens.Open(turn, customer, PortalFlow.ChangeCard);
        else BillingScreens.Start(turn);
    }
}

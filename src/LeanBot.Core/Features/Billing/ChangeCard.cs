using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Billing;

/// <summary>Straight to the page of the portal where the card is changed.</summary>
public sealed class ChangeCard : MemberButton
{
    private const string Wire = "billing.card";

    public override string Route => Wire;

    /// <param name="label">Null for «Change my card».</param>
    public static Choice Button(Voice voice, StripeCustomer customer, string? label = null) =>
        Make(Wire, label ?? voice.Text("billing.changeCard"), customer.Key);

    public override void Press(Turn turn, string argument)
    {
        if (turn.Tx.Get<StripeCustomer>(argument) is { } customer)
            BillingScreens.Open(turn, customer, PortalFlow.ChangeCard);
        else BillingScreens.Start(turn);
    }
}

using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Billing;

/// <summary>Opens the portal of one customer, or asks which.</summary>
public sealed class ShowBilling : MemberButton
{
    private const string Wire = "billing";

    public override string Route => Wire;

    public static Choice Button(Turn turn) => Button(turn.Voice);

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("billing.button"));

    public static Choice Button(string label, StripeCustomer customer) => Make(Wire, label, customer.Key);

    public override void Press(Turn turn, string argument)
    {
        if (turn.Tx.Get<StripeCustomer>(argument) is { } customer) BillingScreens.Open(turn, customer);
        else BillingScreens.Start(turn);
    }
}

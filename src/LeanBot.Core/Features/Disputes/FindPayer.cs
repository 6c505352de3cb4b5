namespace LeanBot.Core.Features.Disputes;

/// <summary>Asks Stripe whose charge it was that is disputed.</summary>
[Wire("stripe.payer")]
public sealed record FindPayer(string Account, string ChargeId, StripeDispute Dispute) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{ChargeId}";
}

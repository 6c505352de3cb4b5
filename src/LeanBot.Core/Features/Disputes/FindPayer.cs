namespace LeanBot.Core.Features.Disputes;

/// <summary>Asks Stripe whose charge it was that is disputed.</summary>
[Wire("stripe.payer")]
public sealed record FindPayer(string Account, string ChargeId, StripeDispute Dispute) : Outgoing
{
    /// <summary>The bank's time for an answer runs, so the team hears of it without a name where Stripe does
    /// not tell one: it is down, or the key may not read charges.</summary>
    public static readonly TimeSpan WorthDoingFor = TimeSpan.FromMinutes(10);

    public override string Lane => $"stripe:{Account}:{ChargeId}";
}

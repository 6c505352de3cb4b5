namespace LeanBot.Core.Features.Refunds;

/// <summary>Asks Stripe how the money of a charge stands: which invoice it paid, what was given back of it,
/// what is disputed. Events only say that something has changed; in whatever order they come, the state is
/// what counts.</summary>
/// <param name="ChargeId"><c>ch_…</c>, or <c>pi_…</c> where only the intent was told: then its newest
/// charge is meant.</param>
/// <param name="Dispute">A new one: its time for an answer is running.</param>
[Wire("stripe.payer")]
public sealed record FetchCharge(string Account, string ChargeId, StripeDispute? Dispute = null) : Outgoing
{
    /// <summary>The bank's time for an answer runs, so the team hears of a dispute without a name where
    /// Stripe does not tell one: it is down, or the key may not read charges.</summary>
    public static readonly TimeSpan WorthDoingFor = TimeSpan.FromMinutes(10);

    public override string Lane => $"stripe:{Account}:{ChargeId}";

    public override bool MayBeGivenUp => false;

    public static void Of(Turn turn, string account, StripeRefund refund)
    {
        if ((refund.ChargeId ?? refund.PaymentIntentId) is { } charge)
            turn.Send(new FetchCharge(account, charge));
        else turn.Park($"Refund {refund.Id} names no charge.", about: Refund.KeyOf(account, refund.Id));
    }

    public static void Of(Turn turn, string account, StripeDispute dispute)
    {
        if ((dispute.ChargeId ?? dispute.PaymentIntentId) is { } charge)
            turn.Send(new FetchCharge(account, charge));
        else
        {
            turn.Park(
                $"Dispute {dispute.Id} names no charge.",
                about: Disputes.Dispute.KeyOf(account, dispute.Id));
        }
    }
}

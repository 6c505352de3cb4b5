using LeanBot.Core.Features.Refunds;

namespace LeanBot.Core.Features.Disputes;

/// <summary>A cardholder wants the money back. Whose payment it was is asked of Stripe, and how it
/// stands.</summary>
public sealed class DisputeCreated : StripeRule<StripeDispute>
{
    public override string EventType => "charge.dispute.created";

    protected override void Apply(Turn turn, StripeEvent happened, StripeDispute subject)
    {
        if ((subject.ChargeId ?? subject.PaymentIntentId) is { } charge)
        {
            turn.Send(
                new FetchCharge(happened.Account, charge, subject),
                expiresAt: turn.Now + FetchCharge.WorthDoingFor);
        }
        else
        {
            DisputeNotice.TellUnknown(turn, happened.Account, subject, null);
        }
    }
}

namespace LeanBot.Core.Features.Disputes;

/// <summary>A cardholder wants the money back. Whose payment it was is asked of Stripe; nothing else changes
/// for now.</summary>
public sealed class DisputeCreated : StripeRule<StripeDispute>
{
    public override string EventType => "charge.dispute.created";

    protected override void Apply(Turn turn, StripeEvent happened, StripeDispute subject)
    {
        if (subject.ChargeId is { } charge)
        {
            turn.Send(
                new FindPayer(happened.Account, charge, subject),
                expiresAt: turn.Now + FindPayer.WorthDoingFor);
        }
        else
        {
            DisputeNotice.Tell(turn, happened.Account, subject, null);
        }
    }
}

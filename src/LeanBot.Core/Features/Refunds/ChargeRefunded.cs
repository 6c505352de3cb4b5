namespace LeanBot.Core.Features.Refunds;

/// <summary>Also told where only a part was given back.</summary>
public sealed class ChargeRefunded : StripeRule<StripeCharge>
{
    public override string EventType => "charge.refunded";

    protected override void Apply(Turn turn, StripeEvent happened, StripeCharge subject) =>
        turn.Send(new FetchCharge(happened.Account, subject.Id));
}

using LeanBot.Core.Features.Disputes;

namespace LeanBot.Core.Features.Refunds;

public sealed class FetchChargeResult : ResultRule<FetchCharge, StripeCharge>
{
    protected override void Done(Turn turn, OutboxRow row, FetchCharge request, StripeCharge result) =>
        MoneyBack.Take(turn, request.Account, result);

    /// <summary>The team hears of a dispute all the same, and then Stripe is asked for as long as it
    /// takes.</summary>
    protected override void Failed(Turn turn, OutboxRow row, FetchCharge request, Failure failure)
    {
        if (request.Dispute is { } dispute)
            DisputeNotice.TellUnknown(turn, request.Account, dispute, failure.Description);
        if (failure.Reason == FailureReason.Expired) turn.Send(request with { Dispute = null });
        else if (request.Dispute is null)
        {
            turn.TellAdmins(
                "refunds.notAsked", ("charge", request.ChargeId), ("problem", failure.Description));
        }
    }
}

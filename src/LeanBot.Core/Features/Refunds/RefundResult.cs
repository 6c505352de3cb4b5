namespace LeanBot.Core.Features.Refunds;

public sealed class RefundResult : ResultRule<RefundPayment, StripeRefund>
{
    /// <summary>What follows is worked out from how the charge stands, as for a refund made at
    /// Stripe.</summary>
    protected override void Done(Turn turn, OutboxRow row, RefundPayment request, StripeRefund result)
    {
        MoneyBack.TakeMade(turn, request.Account, request.InvoiceId, result);
        FetchCharge.Of(turn, request.Account, result);
    }

    protected override void Failed(Turn turn, OutboxRow row, RefundPayment request, Failure failure) =>
        turn.TellAdmin(request.By, voice => new Screen(voice.Text(
            "refunds.notMade",
            ("amount", request.Amount), ("invoice", request.InvoiceId), ("problem", failure.Description))));
}

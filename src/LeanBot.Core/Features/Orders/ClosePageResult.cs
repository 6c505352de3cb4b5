namespace LeanBot.Core.Features.Orders;

public sealed class ClosePageResult : ResultRule<ClosePaymentPage, Nothing>
{
    /// <summary>A page that was paid or has expired can't be closed, and need not be.</summary>
    protected override void Failed(Turn turn, OutboxRow row, ClosePaymentPage request, Failure failure)
    {
    }
}

namespace LeanBot.Core.Features.Orders;

public sealed class PaymentLinkResult : ResultRule<MakePaymentLink, PaymentPageMade>
{
    protected override void Done(Turn turn, OutboxRow row, MakePaymentLink request, PaymentPageMade result) =>
        Checkout.Open(turn, request.Page.Order, result);

    protected override void Failed(Turn turn, OutboxRow row, MakePaymentLink request, Failure failure) =>
        Checkout.GiveUp(turn, request.Page.Order, failure);
}

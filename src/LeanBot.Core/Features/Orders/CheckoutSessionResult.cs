namespace LeanBot.Core.Features.Orders;

public sealed class CheckoutSessionResult : ResultRule<MakeCheckoutSession, PaymentPageMade>
{
    protected override void Done(
        Turn turn, OutboxRow row, MakeCheckoutSession request, PaymentPageMade result) =>
        Checkout.Open(turn, request.Page.Order, result);

    protected override void Failed(Turn turn, OutboxRow row, MakeCheckoutSession request, Failure failure) =>
        Checkout.GiveUp(turn, request.Page.Order, failure);
}

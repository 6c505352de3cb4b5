namespace LeanBot.Core.Features.Orders;

/// <summary>An order nobody paid in time ends, and so does its page.</summary>
public sealed class OrderExpires : TimerRule<Order>
{
    public override void Fire(Turn turn, Order record) =>
        Checkout.Close(turn, record, OrderState.Expired, "orders.expired");
}

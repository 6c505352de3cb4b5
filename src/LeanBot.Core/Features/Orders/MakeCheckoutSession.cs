namespace LeanBot.Core.Features.Orders;

/// <summary>A purchase by someone who has a customer at Stripe, or with a promo: a Checkout Session, since a
/// link can be bound to neither.</summary>
/// <param name="CustomerId">Null where Stripe is to make one.</param>
[Wire("stripe.checkoutSession")]
public sealed record MakeCheckoutSession(string Account, PaymentPage Page, string? CustomerId) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{Page.Member}";
    public override Priority Priority => Priority.Urgent;
}

namespace LeanBot.Core.Features.Orders;

/// <summary>A purchase by someone who has a customer at Stripe: a Checkout Session, since a link cannot be
/// bound to a customer.</summary>
[Wire("stripe.checkoutSession")]
public sealed record MakeCheckoutSession(string Account, PaymentPage Page, string CustomerId) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{Page.Member}";
    public override Priority Priority => Priority.Urgent;
}

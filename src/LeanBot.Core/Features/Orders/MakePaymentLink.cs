namespace LeanBot.Core.Features.Orders;

/// <summary>A first purchase: a Payment Link made for this order alone, that one session can
/// complete.</summary>
[Wire("stripe.paymentLink")]
public sealed record MakePaymentLink(string Account, PaymentPage Page) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{Page.Member}";
    public override Priority Priority => Priority.Urgent;
}

using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Orders;

/// <summary>What a payment page sells. Product and price are found by lookup key and made when missing.</summary>
/// <param name="PlanTitle">The product's name at Stripe.</param>
public sealed record PaymentPage(
    OrderId Order, MemberId Member, PlanId Plan, string PlanTitle, Period Period, Money Price, DateTimeOffset ExpiresAt)
{
    /// <summary>Stripe's lookup key of the price, at most 200 characters.</summary>
    public string PriceLookupKey => $"{Plan}_{Period}".ToLowerInvariant();
}

/// <summary>A first purchase: a Payment Link made for this order alone, that one session can complete.</summary>
[Wire("stripe.paymentLink")]
public sealed record MakePaymentLink(string Account, PaymentPage Page) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{Page.Member}";
    public override Priority Priority => Priority.Urgent;
}

/// <summary>A purchase by someone who has a customer at Stripe: a Checkout Session, since a link cannot be bound to a
/// customer.</summary>
[Wire("stripe.checkoutSession")]
public sealed record MakeCheckoutSession(string Account, PaymentPage Page, string CustomerId) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{Page.Member}";
    public override Priority Priority => Priority.Urgent;
}

/// <summary>Closes a page that is not to be paid any more.</summary>
/// <param name="PageId"><c>plink_…</c> or <c>cs_…</c>.</param>
[Wire("stripe.closePage")]
public sealed record ClosePaymentPage(string Account, MemberId Member, string PageId) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{Member}";
}

public sealed record PaymentPageMade(string Url, string PageId);

public sealed class PaymentLinkResult : ResultRule<MakePaymentLink, PaymentPageMade>
{
    protected override void Done(Turn turn, OutboxRow row, MakePaymentLink request, PaymentPageMade result) =>
        Checkout.Open(turn, request.Page.Order, result);

    protected override void Failed(Turn turn, OutboxRow row, MakePaymentLink request, Failure failure) =>
        Checkout.GiveUp(turn, request.Page.Order, failure);
}

public sealed class CheckoutSessionResult : ResultRule<MakeCheckoutSession, PaymentPageMade>
{
    protected override void Done(Turn turn, OutboxRow row, MakeCheckoutSession request, PaymentPageMade result) =>
        Checkout.Open(turn, request.Page.Order, result);

    protected override void Failed(Turn turn, OutboxRow row, MakeCheckoutSession request, Failure failure) =>
        Checkout.GiveUp(turn, request.Page.Order, failure);
}

public sealed class ClosePageResult : ResultRule<ClosePaymentPage, Nothing>
{
    protected override void Done(Turn turn, OutboxRow row, ClosePaymentPage request, Nothing result)
    {
    }

    /// <summary>A page that was paid or has expired can't be closed, and need not be.</summary>
    protected override void Failed(Turn turn, OutboxRow row, ClosePaymentPage request, Failure failure)
    {
    }
}

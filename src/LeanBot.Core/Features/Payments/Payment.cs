using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

/// <summary>Money that moved.</summary>
/// <param name="Id">Account and invoice: <c>main:in_…</c>.</param>
/// <param name="At">When we learned of it, UTC.</param>
/// <param name="PeriodEnd">What it is paid through, UTC.</param>
/// <param name="InvoiceUrl">The invoice's page at Stripe, as far as it is known; it works for some weeks.
/// </param>
/// <param name="InvoicePdf">The same to download.</param>
[Kept("payments")]
public sealed record Payment(
    string Id,
    MemberId Member,
    SubscriptionId Subscription,
    PlanId Plan,
    Money Amount,
    DateTimeOffset At,
    DateTimeOffset PeriodEnd,
    OrderId? Order,
    string? InvoiceUrl = null,
    string? InvoicePdf = null) : Record
{
    public static readonly Index<Payment> ByMember = new("by-member", payment => payment.Member.ToString());

    public override string Key => Id;

    /// <summary>Our name for the Stripe account.</summary>
    public string Account => Id[..Id.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Stripe's <c>in_…</c></summary>
    public string InvoiceId => Id[(Account.Length + 1)..];
}

using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Features.Orders;

/// <summary>One attempt to buy, with the price as it was shown.</summary>
/// <param name="Account">The Stripe account that is to take the money.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ExpiresAt">UTC; when an unpaid order's payment page is closed.</param>
/// <param name="Screen">The message that shows it.</param>
/// <param name="PageUrl">Where to pay, once it is there.</param>
/// <param name="TrialDays">Free days before the first charge, as they were offered.</param>
/// <param name="Promo">What is taken off, as it stood when it was ordered.</param>
/// <param name="FirstPrice">What is charged first, where that is not the price.</param>
/// <param name="PageId">Stripe's <c>plink_…</c> or <c>cs_…</c>.</param>
[Kept("orders")]
public sealed record Order(
    OrderId Id,
    MemberId Member,
    PlanId Plan,
    Period Period,
    Money Price,
    string Account,
    OrderState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    MessageRef? Screen = null,
    string? PageUrl = null,
    string? PageId = null,
    int TrialDays = 0,
    PromoTerms? Promo = null,
    Money? FirstPrice = null) : Record
{
    /// <summary>Those that can still be paid, by the code that they hold a use of.</summary>
    public static readonly Index<Order> ByPromo = new(
        "by-promo",
        order => order.IsWaitingForMoney || order.State == OrderState.Processing ? order.Promo?.Code : null);

    public static readonly Index<Order> ByMember = new("by-member", order => order.Member.ToString());

    public override string Key => Id.Value;

    public override DateTimeOffset? Due => IsWaitingForMoney ? ExpiresAt : null;

    public Money FirstCharge => FirstPrice ?? Price;

    public bool IsWaitingForMoney => State is OrderState.Preparing or OrderState.Open;
}

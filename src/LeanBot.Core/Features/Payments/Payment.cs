using LeanBot.Core.Features.Disputes;
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
/// <param name="PeriodStart">What it is paid from, UTC; null where that was not kept.</param>
/// <param name="ChargeId">Stripe's <c>ch_…</c>, once there was a reason to ask for it.</param>
/// <param name="Refunded">What was given back of it, in minor units.</param>
/// <param name="Withdrawn">What a bank has taken back by a dispute, in minor units.</param>
/// <param name="Dispute">The gravest of its disputes.</param>
/// <param name="CutShortTo">Where its time ends since money went back, UTC; null where all of it
/// stands.</param>
/// <param name="Discount">What was taken off the price; <see cref="Amount"/> is what was paid.</param>
/// <param name="Promo">The code that it was taken off by.</param>
/// <param name="Elsewhere">What was paid besides, outside Stripe, in minor units: it is in nobody's books
/// here.</param>
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
    string? InvoicePdf = null,
    DateTimeOffset? PeriodStart = null,
    string? ChargeId = null,
    long Refunded = 0,
    long Withdrawn = 0,
    DisputeStanding Dispute = DisputeStanding.None,
    DateTimeOffset? CutShortTo = null,
    Money? Discount = null,
    string? Promo = null,
    long Elsewhere = 0) : Record
{
    public static readonly Index<Payment> ByMember = new("by-member", payment => payment.Member.ToString());

    /// <summary>Those that a promo code made cheaper, by it.</summary>
    public static readonly Index<Payment> ByPromo = new("by-promo", payment => payment.Promo);

    private readonly Rare _rare = Rare.Of(
        new Rare(ChargeId, Refunded, Withdrawn, Dispute, CutShortTo, Discount, Promo, Elsewhere));

    public override string Key => Id;

    public string? ChargeId
    {
        get => _rare.ChargeId;
        init => _rare = Rare.Of(_rare with { ChargeId = value });
    }

    public long Refunded
    {
        get => _rare.Refunded;
        init => _rare = Rare.Of(_rare with { Refunded = value });
    }

    public long Withdrawn
    {
        get => _rare.Withdrawn;
        init => _rare = Rare.Of(_rare with { Withdrawn = value });
    }

    public DisputeStanding Dispute
    {
        get => _rare.Dispute;
        init => _rare = Rare.Of(_rare with { Dispute = value });
    }

    public DateTimeOffset? CutShortTo
    {
        get => _rare.CutShortTo;
        init => _rare = Rare.Of(_rare with { CutShortTo = value });
    }

    public Money? Discount
    {
        get => _rare.Discount;
        init => _rare = Rare.Of(_rare with { Discount = value });
    }

    public string? Promo
    {
        get => _rare.Promo;
        init => _rare = Rare.Of(_rare with { Promo = value });
    }

    public long Elsewhere
    {
        get => _rare.Elsewhere;
        init => _rare = Rare.Of(_rare with { Elsewhere = value });
    }

    /// <summary>What is left of it.</summary>
    public Money Net => Amount with { MinorUnits = Math.Max(0, Amount.MinorUnits - Refunded - Withdrawn) };

    public bool IsFullyRefunded => Refunded > 0 && Refunded >= Amount.MinorUnits;

    /// <summary>Through when it gives access, UTC.</summary>
    public DateTimeOffset LastsUntil => CutShortTo ?? PeriodEnd;

    /// <summary>Where its time begins, UTC.</summary>
    public DateTimeOffset LastsFrom => PeriodStart ?? (At < PeriodEnd ? At : PeriodEnd);

    /// <summary>Our name for the Stripe account.</summary>
    public string Account => Id[..Id.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Stripe's <c>in_…</c></summary>
    public string InvoiceId => Id[(Account.Length + 1)..];

    /// <summary>There are millions of payments, and hardly one has any of this: those that have none share
    /// one.</summary>
    private sealed record Rare(
        string? ChargeId,
        long Refunded,
        long Withdrawn,
        DisputeStanding Dispute,
        DateTimeOffset? CutShortTo,
        Money? Discount,
        string? Promo,
        long Elsewhere)
    {
        private static readonly Rare Nothing = new(null, 0, 0, DisputeStanding.None, null, null, null, 0);

        public static Rare Of(Rare told) => told == Nothing ? Nothing : told;
    }
}

using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Features.Plans;

/// <summary>Something for sale, from <c>config/plans.json</c>. On Stripe's wire its id is
/// <c>product_id</c>.</summary>
/// <param name="Channels">What it unlocks.</param>
/// <param name="Prices">One a period it is sold for; none where it is not sold any more.</param>
public sealed record Plan(
    PlanId Id,
    string Title,
    string Description,
    IReadOnlyList<ChannelId> Channels,
    IReadOnlyDictionary<Period, Money> Prices)
{
    /// <summary>Free days before the first charge, for who is new; 0 for none.</summary>
    public int TrialDays { get; init; }

    /// <summary>Whether the free days want a card, which is charged when they are over. Without one they just
    /// end.</summary>
    public bool TrialNeedsCard { get; init; } = true;

    public bool IsForSale => Prices.Count > 0;

    /// <summary>The offers in the order of their length.</summary>
    public IEnumerable<(Period Period, Money Price)> Offers =>
        Prices.OrderBy(price => price.Key).Select(price => (price.Key, price.Value));
}

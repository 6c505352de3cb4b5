using System.Text.Json.Serialization;
using LeanBot.Core.Features.Channels;

namespace LeanBot.Core.Features.Plans;

/// <summary>Something for sale, from <c>config/plans.json</c>. On Stripe's wire its id is <c>product_id</c>.</summary>
/// <param name="Channels">What it unlocks.</param>
/// <param name="Prices">One a period it is sold for.</param>
public sealed record Plan(
    PlanId Id,
    string Title,
    string Description,
    IReadOnlyList<ChannelId> Channels,
    IReadOnlyDictionary<Period, Money> Prices)
{
    /// <summary>The offers in the order of their length.</summary>
    public IEnumerable<(Period Period, Money Price)> Offers =>
        Prices.OrderBy(price => price.Key).Select(price => (price.Key, price.Value));
}

/// <summary>A plan's id: a-z, 0-9, - and _, at most 32. Orders and Stripe's objects carry it for ever.</summary>
[JsonConverter(typeof(TextIdJson<PlanId>))]
public readonly record struct PlanId(string Value) : ITextId<PlanId>
{
    public static PlanId From(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>How long one payment lasts, in the words of Stripe's <c>recurring[interval]</c>.</summary>
public enum Period
{
    Month,
    Year,
}

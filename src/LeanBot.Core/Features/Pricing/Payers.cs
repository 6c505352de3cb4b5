using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Pricing;

/// <summary>How many subscriptions renew at which price. Counting is a pass through them when an admin
/// asks.</summary>
public sealed class Payers
{
    private readonly Dictionary<(string Account, PlanId Plan, Period Period, Money Price), int> _counts;

    private Payers(Dictionary<(string Account, PlanId Plan, Period Period, Money Price), int> counts) =>
        _counts = counts;

    public static Payers Of(Turn turn) => new(turn.Tx.All<Subscription>()
        .Where(held => held is { Renews: true, NextCharge: not null, PaidThrough: not null })
        .CountBy(held => (
            held.Account, held.Plan, PlanOffers.PeriodOf(held, turn.Config), held.NextCharge!.Value))
        .ToDictionary());

    /// <summary>Everybody, by what they pay; the most first.</summary>
    public IEnumerable<(string Account, PlanId Plan, Period Period, Money Price, int Count)> All => _counts
        .OrderByDescending(one => one.Value)
        .ThenBy(one => one.Key.ToString(), StringComparer.Ordinal)
        .Select(one => (one.Key.Account, one.Key.Plan, one.Key.Period, one.Key.Price, one.Value));

    /// <summary>How many pay just that.</summary>
    public int At(SoldPrice price) => Of(price).Where(one => one.Price == price.Price).Sum(one => one.Count);

    /// <summary>What else is paid to the same accounts for the same.</summary>
    public IEnumerable<(Money Price, int Count)> Others(SoldPrice price) => Of(price)
        .Where(one => one.Price != price.Price)
        .GroupBy(one => one.Price)
        .Select(some => (some.Key, some.Sum(one => one.Count)));

    private IEnumerable<(Money Price, int Count)> Of(SoldPrice price) => All
        .Where(one => (one.Plan, one.Period) == (price.Plan, price.Period)
            && price.Accounts.Contains(one.Account))
        .Select(one => (one.Price, one.Count));
}

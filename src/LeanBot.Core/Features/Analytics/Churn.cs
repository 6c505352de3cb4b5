using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Analytics;

/// <summary>How many of those who had access at some moment have none now.</summary>
internal sealed record Churn(int Were, int Left)
{
    /// <summary>0 to 1; null where nobody was there.</summary>
    public decimal? Share => Were == 0 ? null : (decimal)Left / Were;

    /// <param name="payments">What records of older versions do not say of their beginning follows from the
    /// first payment for them; what was given without one counts as having always been there.</param>
    public static Churn Since(
        DateTimeOffset start, IEnumerable<Subscription> all, IEnumerable<Payment> payments)
    {
        var first = payments.GroupBy(payment => payment.Subscription)
            .ToDictionary(paid => paid.Key, paid => paid.Min(payment => payment.At));
        var were = all.GroupBy(held => held.Member)
            .Where(own => own.Any(held => WasThere(held, first, start)))
            .ToArray();
        return new Churn(were.Length, were.Count(own => !own.Any(held => held.GivesAccess)));
    }

    private static bool WasThere(
        Subscription held, Dictionary<SubscriptionId, DateTimeOffset> first, DateTimeOffset start)
    {
        if (held.PaidThrough is not { } paid) return false;
        var began = held.Since
            ?? (first.TryGetValue(held.Id, out var at) ? at : DateTimeOffset.MinValue);
        return began < start && (held.GivesAccess || (held.Until ?? paid) > start);
    }
}

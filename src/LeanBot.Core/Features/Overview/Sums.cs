namespace LeanBot.Core.Features.Overview;

/// <summary>Money of several currencies in one line.</summary>
internal static class Sums
{
    private const string Nothing = "—";

    public static string Of(IReadOnlyDictionary<string, long> sums) => sums.Count == 0
        ? Nothing
        : string.Join(" + ", sums
            .OrderByDescending(sum => sum.Value)
            .ThenBy(sum => sum.Key, StringComparer.Ordinal)
            .Select(sum => new Money(sum.Value, sum.Key).ToString()));

    public static string Of(IEnumerable<Money> amounts) => Of(amounts
        .GroupBy(amount => amount.Currency)
        .ToDictionary(currency => currency.Key, currency => currency.Sum(amount => amount.MinorUnits)));
}

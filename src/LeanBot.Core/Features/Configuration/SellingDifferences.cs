using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Configuration;

/// <summary>What a new stripe.json says other than the one before.</summary>
internal static class SellingDifferences
{
    public static IEnumerable<Difference> Between(Selling before, Selling after)
    {
        if (before.Default.Name != after.Default.Name)
        {
            yield return voice => voice.Text(
                "configuration.salesMoved", ("before", before.Default.Name), ("after", after.Default.Name));
        }

        foreach (var account in after.Accounts.ExceptBy(before.Names, one => one.Name))
            yield return voice => voice.Text("configuration.accountAdded", ("account", account.Name));
        foreach (var account in before.Accounts.ExceptBy(after.Names, one => one.Name))
            yield return voice => voice.Text("configuration.accountRemoved", ("account", account.Name));
        if (!AreSame(before.Routes, after.Routes))
        {
            yield return voice => voice.Text(
                "configuration.routes", ("routes", WordsOf(voice, after)));
        }

        var both = before.Accounts.Join(
            after.Accounts, one => one.Name, one => one.Name, (was, now) => (was, now));
        foreach (var (was, now) in both.Where(pair => PricesOf(pair.was) != PricesOf(pair.now)))
        {
            yield return voice => voice.Text(
                "configuration.accountPrices",
                ("account", now.Name),
                ("prices", PricesOf(now) is { Length: > 0 } prices ? prices : "plans.json"));
        }

        foreach (var (was, now) in both.Where(pair => pair.was.Portal != pair.now.Portal))
            yield return voice => voice.Text("configuration.accountPortal", ("account", now.Name));
    }

    private static bool AreSame(IReadOnlyList<SalesRoute> before, IReadOnlyList<SalesRoute> after) =>
        before.Select(WordsOf).SequenceEqual(after.Select(WordsOf));

    private static string WordsOf(Voice voice, Selling selling) => selling.Routes.Count == 0
        ? voice.Text("configuration.noRoutes", ("account", selling.Default.Name))
        : string.Join("; ", selling.Routes.Select(WordsOf));

    private static string WordsOf(SalesRoute route)
    {
        var wanted = route.Plans.Select(plan => plan.Value).Concat(route.Currencies).Concat(route.Languages);
        return $"{string.Join(" ", wanted)} → {route.Account}";
    }

    private static string PricesOf(SellingAccount account) => string.Join(
        ", ",
        (account.Prices ?? new Dictionary<PlanId, IReadOnlyDictionary<Period, Money>>())
            .OrderBy(plan => plan.Key.Value, StringComparer.Ordinal)
            .Select(plan => $"{plan.Key} {(plan.Value.Count == 0 ? "—" : string.Join(" · ", plan.Value
                .OrderBy(price => price.Key)
                .Select(price => $"{price.Value}/{price.Key.ToString().ToLowerInvariant()}")))}"));
}

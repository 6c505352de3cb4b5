using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Pricing;

/// <summary>A price as it stands in a config file.</summary>
/// <param name="Account">Whose own it is, in stripe.json; null for plans.json.</param>
/// <param name="Accounts">Who sells for it.</param>
public sealed record SoldPrice(
    PlanId Plan, string Title, Period Period, Money Price, string? Account, IReadOnlyList<string> Accounts)
{
    private const char Separator = '/';

    /// <summary>As a button carries it.</summary>
    public string Name => $"{Plan}{Separator}{Period}{Separator}{Account}";

    public string File => Account is null ? "plans.json" : "stripe.json";

    /// <summary>Where its amount stands there.</summary>
    public string Path
    {
        get
        {
            var period = Period.ToString().ToLowerInvariant();
            return Account is null
                ? $"/plans/id={Plan}/prices/{period}/unitAmount"
                : $"/accounts/name={Account}/prices/{Plan}/{period}/unitAmount";
        }
    }

    /// <summary>All of them, in the order of the file.</summary>
    public static IEnumerable<SoldPrice> All(Config config) =>
        from plan in config.Plans
        from offer in plan.Offers
        from price in Of(config.Selling, plan, offer.Period, offer.Price)
        select price;

    /// <summary>Null where it is not sold any more.</summary>
    public static SoldPrice? Find(Config config, string name) =>
        All(config).FirstOrDefault(price => price.Name == name);

    private static IEnumerable<SoldPrice> Of(Selling selling, Plan plan, Period period, Money listed)
    {
        var common = selling.Accounts.Where(account => account.Prices?.ContainsKey(plan.Id) != true);
        yield return new SoldPrice(
            plan.Id, plan.Title, period, listed, null, [.. common.Select(account => account.Name)]);
        foreach (var account in selling.Accounts)
        {
            if (account.Prices?.GetValueOrDefault(plan.Id)?.TryGetValue(period, out var own) == true)
                yield return new SoldPrice(plan.Id, plan.Title, period, own, account.Name, [account.Name]);
        }
    }
}

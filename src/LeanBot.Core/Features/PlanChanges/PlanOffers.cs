using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>What a subscription can be changed to, and when that happens.</summary>
public static class PlanOffers
{
    private const int MonthsOfYear = 12;

    /// <summary>Everything that its account sells in the same currency and that it is not already; in free
    /// days what has free days itself.</summary>
    public static IEnumerable<ChangeTarget> For(Subscription subscription, Config config) =>
        from plan in config.PlansForSale
        where subscription.State != SubscriptionState.Trialing || plan.TrialDays > 0
        from period in plan.Offers.Select(offer => offer.Period)
        where (plan.Id, period) != (subscription.Plan, PeriodOf(subscription, config))
        let price = config.Selling.Find(subscription.Account)?.PriceOf(plan, period)
        where price is not null
        where subscription.NextCharge is not { } next || price.Value.Currency == next.Currency
        select new ChangeTarget(plan.Id, plan.Title, period, price.Value);

    /// <summary>More for more money counts at once; less, or a shorter period, when what is paid has been
    /// used. While free days put the next payment off Stripe reckons no difference, and more would be had for
    /// nothing: then whatever it is begins with that payment.</summary>
    public static bool IsAtOnce(Subscription from, ChangeTarget to, Config config)
    {
        if (from.IsPutOff || to.Period < PeriodOf(from, config)) return false;
        return to.Plan == from.Plan || LevelOf(to.Plan, config) > LevelOf(from.Plan, config);
    }

    /// <summary>What records of older versions do not say is told by the price.</summary>
    public static Period PeriodOf(Subscription subscription, Config config) => subscription.Period
        ?? config.Plans.Where(plan => plan.Id == subscription.Plan)
            .SelectMany(plan => plan.Offers, (plan, offer) => (plan, offer.Period))
            .Where(sold => config.Selling.Find(subscription.Account)?.PriceOf(sold.plan, sold.Period)
                == subscription.NextCharge)
            .Select(sold => (Period?)sold.Period)
            .FirstOrDefault()
        ?? Period.Month;

    /// <summary>How much a plan is worth among the others: what its shortest period costs a month.</summary>
    private static decimal LevelOf(PlanId id, Config config) => config.Plans
        .Where(plan => plan.Id == id)
        .SelectMany(plan => plan.Offers.Take(1))
        .Select(offer => offer.Period == Period.Year
            ? (decimal)offer.Price.MinorUnits / MonthsOfYear
            : offer.Price.MinorUnits)
        .FirstOrDefault();
}

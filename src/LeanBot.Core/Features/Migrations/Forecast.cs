using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>What a migration would do, as it was counted.</summary>
/// <param name="Members">How many subscriptions it would move.</param>
/// <param name="Ending">How many have the old price and will not renew: they are left alone.</param>
/// <param name="Revenue">Of all accounts, with and without it.</param>
public sealed record Forecast(int Members, int Ending, IReadOnlyList<RevenueLine> Revenue)
{
    private const int MonthsOfYear = 12;

    public static readonly Forecast Empty = new(0, 0, []);

    public Forecast With(Subscription held, MigrationTerms terms, Config config)
    {
        if (held.HasEndedAtStripe || held.NextCharge is not { } price) return this;
        var isMeant = Fitting.Fits(held, terms, config);
        if (!held.Renews) return isMeant ? this with { Ending = Ending + 1 } : this;
        var times = PlanOffers.PeriodOf(held, config) == Period.Year ? 1 : MonthsOfYear;
        var after = isMeant && held.CancelAt is null ? terms.To : price;
        return this with
        {
            Members = Members + (isMeant && held.CancelAt is null ? 1 : 0),
            Revenue = Add(price.Currency, price.MinorUnits * times, after.MinorUnits * times),
        };
    }

    private RevenueLine[] Add(string currency, long before, long after)
    {
        var line = Revenue.FirstOrDefault(one => one.Currency == currency) ?? new RevenueLine(currency, 0, 0);
        return
        [
            .. Revenue.Where(one => one.Currency != currency)
                .Append(new RevenueLine(currency, line.YearlyBefore + before, line.YearlyAfter + after))
                .OrderBy(one => one.Currency, StringComparer.Ordinal),
        ];
    }
}

namespace LeanBot.Core.Features.Migrations;

/// <summary>What everybody who renews pays in a currency. Kept by the year, in minor units, so that
/// nothing is
/// lost by rounding: a twelfth is a month.</summary>
public sealed record RevenueLine(string Currency, long YearlyBefore, long YearlyAfter)
{
    private const int MonthsOfYear = 12;

    public Money MonthlyBefore => new(YearlyBefore / MonthsOfYear, Currency);

    public Money MonthlyAfter => new(YearlyAfter / MonthsOfYear, Currency);
}

using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Features.Exports;

/// <summary>Every code, also one that is in the config no more, with how often and how much was paid with
/// it, a row for each currency.</summary>
public sealed class PromosTable : ExportTable
{
    public override string Name => "promos";

    public override IReadOnlyList<string> Columns =>
    [
        "code", "title", "discount", "from", "until", "uses", "max_uses", "members", "payments", "paid",
        "taken_off", "net", "currency", "in_config",
    ];

    public override IEnumerable<IReadOnlyList<string>> Take(IReader state, Config config)
    {
        var uses = state.All<PromoUse>().ToArray();
        var counts = state.All<PromoCount>().ToArray();
        var payments = state.All<Payment>().Where(payment => payment.Promo is not null).ToArray();
        return Rows(uses, counts, payments, config);
    }

    private static IEnumerable<string[]> Rows(
        PromoUse[] uses, PromoCount[] counts, Payment[] payments, Config config)
    {
        var used = uses.ToLookup(use => use.Code);
        var counted = counts.ToDictionary(one => one.Code, one => one.Uses);
        var paid = payments.ToLookup(payment => payment.Promo!);
        return config.Promos.Select(promo => promo.Code)
            .Union(counted.Keys)
            .Union(paid.Select(one => one.Key))
            .Order(StringComparer.Ordinal)
            .SelectMany(code => RowsOf(
                code, config.Promos.FirstOrDefault(promo => promo.Code == code),
                counted.GetValueOrDefault(code), used[code].Select(use => use.Member).Distinct().Count(),
                [.. paid[code]]));
    }

    private static IEnumerable<string[]> RowsOf(
        string code, Promo? promo, int uses, int members, Payment[] payments)
    {
        var currencies = payments.GroupBy(payment => payment.Amount.Currency)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => MoneyOf(group.Key, [.. group]))
            .DefaultIfEmpty(["0", "", "", "", ""]);
        return currencies.Select(string[] (money) =>
        [
            code, promo?.Title ?? "", promo?.Discount.ToString() ?? "", DayOf(promo?.From), DayOf(promo?.Until),
            Cells.Number(uses), promo?.MaxUses is { } most ? Cells.Number(most) : "", Cells.Number(members),
            .. money, Cells.YesNo(promo is not null),
        ]);
    }

    private static string[] MoneyOf(string currency, Payment[] payments) =>
    [
        Cells.Number(payments.Length),
        Cells.Amount(payments.Sum(payment => payment.Amount.MinorUnits), currency),
        Cells.Amount(payments.Sum(payment => payment.Discount?.MinorUnits ?? 0), currency),
        Cells.Amount(payments.Sum(payment => payment.Net.MinorUnits), currency),
        currency.ToUpperInvariant(),
    ];

    private static string DayOf(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

namespace LeanBot.Core.Features.Approvals;

/// <summary><c>secondAdmin</c> in <c>config/admins.json</c>: from what size on a dangerous action takes a
/// second admin, or a phrase typed out where there is only one who may.</summary>
public sealed record SecondAdminSettings
{
    /// <summary>More people than this at once.</summary>
    public int People { get; init; } = 50;

    /// <summary>More money than this at once, in minor units by currency. Of a currency that is not named any
    /// amount is over.</summary>
    public IReadOnlyDictionary<string, long> Amounts { get; init; } = new Dictionary<string, long>
    {
        ["usd"] = 50_000,
        ["eur"] = 50_000,
        ["gbp"] = 50_000,
        ["uah"] = 2_000_000,
    };

    public bool IsOver(ActionSize size) => size.People > People
        || size.Amount is { } amount && amount.MinorUnits > Amounts.GetValueOrDefault(amount.Currency);
}

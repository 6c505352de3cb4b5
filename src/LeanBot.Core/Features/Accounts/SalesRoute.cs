using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Accounts;

/// <summary>Sends new orders to an account. The first route that fits counts; what it does not name fits
/// always.</summary>
/// <param name="Account">The name of the account.</param>
/// <param name="Plans">Ids of plans.</param>
/// <param name="Currencies">Of the price in plans.json: ISO codes in lower case.</param>
/// <param name="Languages">The member's: en, uk.</param>
public sealed record SalesRoute(
    string Account, IReadOnlyList<PlanId> Plans, IReadOnlyList<string> Currencies,
    IReadOnlyList<string> Languages)
{
    public bool Fits(PlanId plan, string currency, string language) =>
        (Plans.Count == 0 || Plans.Contains(plan))
        && (Currencies.Count == 0 || Currencies.Contains(currency))
        && (Languages.Count == 0 || Languages.Contains(language));
}

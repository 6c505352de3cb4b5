using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Who is moved, from which price to which, and when.</summary>
/// <param name="Account">Whose subscriptions.</param>
/// <param name="NotBefore">Each is moved with the first of its periods that begins then or later,
/// UTC.</param>
public sealed record MigrationTerms(
    string Account, PlanId Plan, string PlanTitle, Period Period, Money From, Money To,
    DateTimeOffset NotBefore)
{
    /// <summary>What the team adds to the notice, by language.</summary>
    public IReadOnlyDictionary<string, string>? Words { get; init; }

    public PlanPrice OldPrice => new(Plan, PlanTitle, Period, From);

    public PlanPrice NewPrice => new(Plan, PlanTitle, Period, To);
}

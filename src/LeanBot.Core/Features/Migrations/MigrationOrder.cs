using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Migrations;

/// <summary>What the team wants of a migration.</summary>
public abstract record MigrationOrder
{
    /// <summary>To count what it would do. The new price is the one in the config.</summary>
    /// <param name="From">Who pays this now.</param>
    /// <param name="Words">What the team adds to the notice, by language.</param>
    public sealed record Prepare(
        string Account, PlanId Plan, Period Period, Money From, DateTimeOffset NotBefore,
        IReadOnlyDictionary<string, string>? Words = null) : MigrationOrder;

    /// <param name="IsShadow">Only to write down what it would do.</param>
    public sealed record Apply(string Id, bool IsShadow = false) : MigrationOrder;

    public sealed record Pause(string Id) : MigrationOrder;

    public sealed record Resume(string Id) : MigrationOrder;

    public sealed record RollBack(string Id) : MigrationOrder;
}

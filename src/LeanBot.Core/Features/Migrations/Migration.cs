namespace LeanBot.Core.Features.Migrations;

/// <summary>Moves existing subscriptions to another price, each when its period ends.</summary>
/// <param name="At">When it goes on, UTC; null while it rests.</param>
/// <param name="After">How far its walk has come; empty at the beginning.</param>
/// <param name="PriceId">The new price at Stripe, <c>price_…</c>, once it is known.</param>
/// <param name="IsShadow">It writes down what it would do, and does nothing.</param>
/// <param name="IsSecondWalk">Whoever bought at the old price while the first walk was under way is looked
/// at
/// too.</param>
[Kept("migrations")]
public sealed record Migration(
    string Id, MigrationTerms Terms, MigrationState State, DateTimeOffset MadeAt, DateTimeOffset? At = null,
    string After = "", string? PriceId = null, bool IsShadow = false, bool IsSecondWalk = false) : Record
{
    public Forecast Forecast { get; init; } = Forecast.Empty;

    public MigrationTally Tally { get; init; } = new();

    public override string Key => Id;
    public override DateTimeOffset? Due => At;

    /// <summary>Whether subscriptions may be given to Stripe to be moved.</summary>
    public bool IsLive => State is MigrationState.Pricing or MigrationState.Moving or MigrationState.Paused
        or MigrationState.Moved;

    public bool IsTakenBack => State is MigrationState.RollingBack or MigrationState.RolledBack;
}

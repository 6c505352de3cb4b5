namespace LeanBot.Core.Features.Removals;

/// <summary>A dry run: who would be let out, frozen as it was shown, and what became of it.</summary>
/// <param name="At">When it was made, UTC.</param>
/// <param name="Entries">The longest without a right first.</param>
/// <param name="Total">How many there were; more than are kept in one plan wait for the next.</param>
/// <param name="Taken">How many of the entries, from the first on, were set going.</param>
/// <param name="AppliedAt">UTC; null while it is only a plan.</param>
/// <param name="Stayed">How many of those were inside still when that was looked at: who has paid since.</param>
/// <param name="UndoneAt">When their way back began, UTC.</param>
/// <param name="Undone">How many of the taken were looked at for that so far.</param>
/// <param name="Invited">How many of them were invited back.</param>
/// <param name="NextAt">When <see cref="KickPlanTimer"/> has something to do, UTC.</param>
[Kept("kickPlans")]
public sealed record KickPlan(
    string Id, DateTimeOffset At, IReadOnlyList<KickEntry> Entries, int Total, DateTimeOffset NextAt,
    int Taken = 0, DateTimeOffset? AppliedAt = null, MemberId? AppliedBy = null, int? Stayed = null,
    DateTimeOffset? UndoneAt = null, MemberId? UndoneBy = null, int Undone = 0, int Invited = 0) : Record
{
    public override string Key => Id;
    public override DateTimeOffset? Due => NextAt;

    /// <summary>How many people one run would let out.</summary>
    internal int CountFor(Config config) => Math.Min(config.Settings.Removals.CapPerRun, Entries.Count);
}

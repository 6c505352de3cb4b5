namespace LeanBot.Core.Features.Parked;

/// <summary>Everything of one reason on its way to be tried again or dropped, some in each turn.</summary>
/// <param name="Group">See <see cref="ParkedItem.Group"/>.</param>
/// <param name="By">The admin who asked for it and is to hear the outcome.</param>
/// <param name="ShownAt">What was parked later is left alone, UTC.</param>
/// <param name="At">When it goes on, UTC.</param>
/// <param name="After">The key it has come to.</param>
/// <param name="Taken">How many were tried or dropped.</param>
/// <param name="WaitsUntil">All are tried, and their outcomes are waited for until this moment, UTC.</param>
[Kept("parkedSweeps")]
public sealed record ParkedSweep(
    string Id, string Group, bool IsDrop, MemberId By, DateTimeOffset ShownAt, DateTimeOffset At,
    string After = "", int Taken = 0, DateTimeOffset? WaitsUntil = null) : Record
{
    public override string Key => Id;
    public override DateTimeOffset? Due => At;
}

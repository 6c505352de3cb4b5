namespace LeanBot.Core.Features.Rounds;

/// <summary>A walk through all subscriptions that works out anew when each has its next step and what it
/// unlocks: the config may have changed, also while the worker was down, and a clock that was set back leaves
/// moments too late.</summary>
/// <param name="At">When it goes on, UTC.</param>
/// <param name="After">The key it has come to; empty at the beginning.</param>
/// <param name="Basis">See <see cref="Rescans"/>; null where it is not known.</param>
[Kept("rescans")]
public sealed record Rescan(DateTimeOffset At, string After = "", string? Basis = null) : Record
{
    public const string OnlyKey = "subscriptions";

    public override string Key => OnlyKey;
    public override DateTimeOffset? Due => At;
}

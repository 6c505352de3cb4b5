namespace LeanBot.Core;

/// <summary>What became of something that came in.</summary>
/// <param name="Bug">Why it was parked.</param>
/// <param name="Reference">The parked item's; null where nothing was kept for an admin.</param>
public sealed record Outcome(OutcomeKind Kind, Exception? Bug = null, string? Reference = null)
{
    public static readonly Outcome Done = new(OutcomeKind.Done);
    public static readonly Outcome Repeated = new(OutcomeKind.Repeated);
}

namespace LeanBot.Core;

/// <summary>Everything one turn decided. All of it is kept, or none.</summary>
/// <param name="Seq">Counts commits from 1, without gaps.</param>
/// <param name="At">The turn's moment, UTC.</param>
/// <param name="Cause">What came in, for people who read the journal.</param>
/// <param name="Changes">At most one per record, in the order of their collections and
/// keys.</param>
public sealed record Commit(long Seq, DateTimeOffset At, string Cause, IReadOnlyList<Change> Changes);

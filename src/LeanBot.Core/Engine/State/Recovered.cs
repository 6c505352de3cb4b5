namespace LeanBot.Core;

/// <param name="LastSeq">The number of the last commit that is kept; 0 when there is none.</param>
/// <param name="Records">Each record that is kept, as a change that made it.</param>
public sealed record Recovered(long LastSeq, IEnumerable<Change> Records);

namespace LeanBot.Benchmarks.Load;

/// <summary>What one size of community costs.</summary>
/// <param name="Start">From the start of the process to its first acknowledgement.</param>
/// <param name="RawRead">Reading the same files and looking at every token of them.</param>
/// <param name="SnapshotPause">The longest time without an acknowledgement while all snapshots were written
/// anew, under as much load as it takes; null where it was not measured.</param>
/// <param name="IdleShare">Of one processor, while nobody calls; null where it was not measured.</param>
internal sealed record SizeResult(
    int Members, TimeSpan Start, TimeSpan RawRead, long ResidentBytes, double? IdleShare, TimeSpan Median,
    TimeSpan P99, TimeSpan? SnapshotPause);

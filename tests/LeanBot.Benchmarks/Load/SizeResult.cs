namespace LeanBot.Benchmarks.Load;

/// <summary>What one size of community costs.</summary>
/// <param name="Start">From the start of the process to its first acknowledgement.</param>
/// <param name="RawRead">Reading the same files and looking at every token of them.</param>
/// <param name="IdleShare">Of one processor, while nobody calls.</param>
/// <param name="MedianMs">Of an acknowledgement, in milliseconds; of several runs the median.</param>
/// <param name="P99Ms">The same.</param>
/// <param name="SnapshotPause">The longest time without an acknowledgement while all snapshots were written
/// anew, under as much load as it takes; null where it was not measured.</param>
internal sealed record SizeResult(
    int Members, TimeSpan Start, TimeSpan RawRead, long ResidentBytes, double IdleShare, double MedianMs,
    double P99Ms, TimeSpan? SnapshotPause);

namespace LeanBot.Benchmarks.Load;

/// <summary>Worker and floor in one run, with 100,000 members.</summary>
/// <param name="LongestPause">Between two acknowledgements while snapshots are written.</param>
/// <param name="BytesOverEffect">Bytes written ÷ bytes of journal lines.</param>
internal sealed record Comparison(
    double FloorPerSecond, double DurablePerSecond, TimeSpan FloorP99, TimeSpan DurableP99, TimeSpan FsyncP99,
    TimeSpan LongestPause, double BytesOverEffect);

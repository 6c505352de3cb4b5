namespace LeanBot.Benchmarks.Load;

/// <summary>Worker and floor in one run, with 100,000 members.</summary>
/// <param name="AckP99Excess">How much longer the slowest hundredth of acknowledgements takes, in fsyncs of
/// the same disk.</param>
/// <param name="LongestPause">Between two acknowledgements under full load.</param>
/// <param name="BytesOverEffect">Bytes written ÷ bytes of journal lines.</param>
internal sealed record Comparison(
    double FloorPerSecond, double DurablePerSecond, double AckP99Excess, TimeSpan LongestPause,
    double BytesOverEffect);

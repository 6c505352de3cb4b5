using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LeanBot.Benchmarks.Load;

/// <summary>The figures as a table for people, and as one line of JSON for programs.</summary>
internal sealed class Report(IReadOnlyList<SizeResult> sizes, Comparison? comparison, double? sweep)
{
    private const string Begin = "<!-- bench -->\n";
    private const string End = "<!-- /bench -->\n";

    private readonly IReadOnlyList<Figure> _figures = [.. FiguresOf(sizes, comparison, sweep)];

    public string Table()
    {
        var (table, plain) = (new StringBuilder(), CultureInfo.InvariantCulture);
        table.AppendLine(plain, $"Measured on {Host.Describe(Path.GetTempPath())}.\n");
        table.AppendLine("| members | start | ÷ raw read | memory | idle | ack, median | ack, 99 % |");
        table.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            table.AppendLine(
                plain,
                $"| {size.Members:N0} | {size.Start.TotalSeconds:0.0} s | {size.Start / size.RawRead:0.0} "
                + $"| {Megabytes(size):N0} MB | {size.IdleShare * 100:0.00} % | {size.MedianMs:0.0} ms "
                + $"| {size.P99Ms:0} ms |");
        }

        table.AppendLine("\n| | | to reach |");
        table.AppendLine("|---|---|---|");
        foreach (var figure in _figures)
            table.AppendLine(plain, $"| {figure.Meaning} (`{figure.Key}`) | {figure.Value:#,0.##} | {figure.Goal} |");
        if (comparison is { } pair)
        {
            table.AppendLine(
                plain,
                $"\nDurable webhooks a second: {pair.DurablePerSecond:N0}; the floor: {pair.FloorPerSecond:N0}. "
                + $"The longest pause at 100,000 members: {pair.LongestPause.TotalMilliseconds:0} ms.");
        }

        return table.ToString();
    }

    public string Json() => JsonSerializer.Serialize(
        _figures.ToDictionary(figure => figure.Key, figure => figure.Value));

    /// <summary>Puts the table where the last one stands, between two comments.</summary>
    /// <exception cref="FormatException">The file has no place for it.</exception>
    public void KeepIn(string file)
    {
        var text = File.ReadAllText(file);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new FormatException($"{file} has no place for the table.");
        File.WriteAllText(file, $"{text[..begin]}{Begin}{Table()}{text[end..]}");
    }

    private static IEnumerable<Figure> FiguresOf(
        IReadOnlyList<SizeResult> sizes, Comparison? comparison, double? sweep)
    {
        if (comparison is { } pair)
        {
            yield return new(
                "durableOverFloor", pair.DurablePerSecond / pair.FloorPerSecond,
                "durable webhooks ÷ floor, 100,000 members", "≥ 0.5");
            yield return new(
                "ackP99Excess", pair.AckP99Excess, "(p99 ack − p99 of the floor) ÷ p99 of a lone fsync", "≤ 3");
            yield return new(
                "diskBytesOverEffect", pair.BytesOverEffect, "bytes written ÷ bytes of journal lines", "≤ 3");
        }

        if (Of(1_000_000) is { } large && Of(1_000) is { } small)
        {
            yield return new(
                "ackMedian1MOver1k", large.MedianMs / small.MedianMs,
                "median ack at 1,000,000 ÷ at 1,000 members", "≤ 1.2");
        }

        if (Of(1_000_000)?.SnapshotPause is { } pause)
        {
            yield return new(
                "snapshotPauseMs", pause.TotalMilliseconds,
                "longest pause while snapshots are written, 1,000,000 members, ms", "≤ 50");
        }

        if (Of(100_000) is { } middle)
        {
            yield return new(
                "startOverRawRead100k", middle.Start / middle.RawRead,
                "start to first ack ÷ reading the same files", "≤ 8");
        }

        foreach (var (key, members, goal) in ((string, int, string)[])
            [("residentMb500", 500, "≤ 110"), ("residentMb100k", 100_000, "≤ 400"),
            ("residentMb1M", 1_000_000, "≤ 3,000")])
        {
            if (Of(members) is { } size)
                yield return new(key, Megabytes(size), $"resident memory, {Counted(members)} members, MB", goal);
        }

        if (sweep is { } ratio)
        {
            yield return new(
                "sweep1MOver1k", ratio, "deciding 1,000 due among 1,000,000 ÷ among 1,000", "≤ 2");
        }

        yield return new(
            "idleCpuPercent", sizes.Max(size => size.IdleShare) * 100, "idle, % of one processor", "< 0.5");

        SizeResult? Of(int members) => sizes.FirstOrDefault(size => size.Members == members);
    }

    private static string Counted(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static double Megabytes(SizeResult size) => size.ResidentBytes / 1_000_000.0;
}

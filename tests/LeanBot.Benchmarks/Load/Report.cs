using System.Globalization;
using System.Text.Json;

namespace LeanBot.Benchmarks.Load;

/// <summary>The figures as a table for people, and as one line of JSON for programs.</summary>
internal sealed class Report(IReadOnlyList<SizeResult> sizes, Comparison? comparison, double? sweep)
{
    public void Print(bool asJson)
    {
        Console.WriteLine("| members | start | ÷ raw read | resident MB | idle CPU % | ack median ms | ack p99 ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size.Members:N0} | {size.Start.TotalSeconds:0.0} s | {size.Start / size.RawRead:0.0} "
                + $"| {Megabytes(size):0} | {(size.IdleShare is { } idle ? idle * 100 : null):0.00} | {size.Median.TotalMilliseconds:0.00} "
                + $"| {size.P99.TotalMilliseconds:0.00} |"));
        }

        var figures = Figures();
        Console.WriteLine();
        foreach (var (name, value) in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} = {value:0.###}"));
        if (asJson) Console.WriteLine(JsonSerializer.Serialize(figures));
    }

    private Dictionary<string, double> Figures()
    {
        var figures = new Dictionary<string, double>();
        if (comparison is { } pair)
        {
            figures["floorPerSecond"] = pair.FloorPerSecond;
            figures["durablePerSecond"] = pair.DurablePerSecond;
            figures["durableOverFloor"] = pair.DurablePerSecond / pair.FloorPerSecond;
            figures["ackP99Excess"] = (pair.DurableP99 - pair.FloorP99) / pair.FsyncP99;
            figures["snapshotPauseMs100k"] = pair.LongestPause.TotalMilliseconds;
            figures["diskBytesOverEffect"] = pair.BytesOverEffect;
        }

        if (Of(1_000_000) is { } large && Of(1_000) is { } small)
            figures["ackMedian1MOver1k"] = large.Median / small.Median;
        if (Of(1_000_000)?.SnapshotPause is { } pause) figures["snapshotPauseMs"] = pause.TotalMilliseconds;
        if (sweep is { } ratio) figures["sweep1MOver1k"] = ratio;
        if (Of(100_000) is { } middle) figures["startOverRawRead100k"] = middle.Start / middle.RawRead;
        foreach (var (name, members) in ((string, int)[])
            [("residentMb500", 500), ("residentMb100k", 100_000), ("residentMb1M", 1_000_000)])
        {
            if (Of(members) is { } size) figures[name] = Megabytes(size);
        }

        if (sizes.Max(size => size.IdleShare) is { } idle) figures["idleCpuPercent"] = idle * 100;
        return figures;
    }

    private SizeResult? Of(int members) => sizes.FirstOrDefault(size => size.Members == members);

    private static double Megabytes(SizeResult size) => size.ResidentBytes / 1_000_000.0;
}

using System.Diagnostics;
using System.Globalization;
using LeanBot.Cli;

namespace LeanBot.Benchmarks.Load;

/// <summary>The worker as a process under load, beside the floor of the same machine in the same run: all
/// figures that are promised are ratios of the two, or of one community and a larger one.</summary>
internal static class LoadBench
{
    private const int Seed = 1;
    private const int Runs = 5;
    private const int OpenPerSecond = 200;
    private const int ClosedCalls = 60_000;
    private const int CompactionRunsMax = 120;

    /// <summary>Few enough for a compaction to begin at the end of them, and not in their midst.</summary>
    private const int CallsBetweenLooks = 3_000;

    private const int LooksMax = 500;

    /// <summary>Until the compiler has nothing left to do, which has to share the one processor.</summary>
    private const int WarmCalls = 100_000;

    private const int HeatCalls = 5_000;

    private static readonly TimeSpan OpenTime = TimeSpan.FromSeconds(10);

    /// <summary>After it the compiler has nothing left to do.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    public static int[] Sizes { get; } = [500, 1_000, 10_000, 100_000, 1_000_000];

    public static int[] SizesUpTo(int members) => [.. Sizes.Where(size => size <= members)];

    /// <param name="keepIn">The file that gets a copy of the table where all sizes were measured.</param>
    public static async Task Run(int[] sizes, bool asJson, string? keepIn)
    {
        var root = Directory.CreateTempSubdirectory("leanbot-load-").FullName;
        try
        {
            var results = new List<SizeResult>();
            Comparison? comparison = null;
            foreach (var members in sizes)
            {
                using var place = new BenchPlace(root, members, Seed);
                await using var nobody = await Nobody.Start(place.OutsidePort, place.Community());
                await Console.Error.WriteLineAsync($"{members} members …");
                results.Add(await Measure(place, members));
                if (members == 100_000 || sizes is [_]) comparison = await Compare(place, members);
            }

            var isWhole = sizes.SequenceEqual(Sizes);
            var report = new Report(results, comparison, isWhole ? SweepRatio(root) : null);
            Console.WriteLine(report.Table());
            if (isWhole && keepIn is not null) report.KeepIn(keepIn);
            if (asJson) Console.WriteLine(report.Json());
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    public static void PrintSweep()
    {
        var root = Directory.CreateTempSubdirectory("leanbot-sweep-").FullName;
        try
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"sweep1MOver1k = {SweepRatio(root):0.###}"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>What one that is due costs among a million, beside among a thousand.</summary>
    private static double SweepRatio(string root)
    {
        using var place = new BenchPlace(root, members: 0, Seed);
        _ = Sweep.TimeOfOne(place.Config, 1_000);
        var small = Sweep.TimeOfOne(place.Config, 1_000);
        return Sweep.TimeOfOne(place.Config, 1_000_000) / small;
    }

    private static async Task<SizeResult> Measure(BenchPlace place, int members)
    {
        place.Generate();
        var community = place.Community();
        var renewals = new Renewal(community, members, "warm");
        var raw = RawRead.Time(place.DataFolder);
        var began = Stopwatch.GetTimestamp();
        using var worker = place.StartWorker();
        worker.WaitFor(() => renewals.Next(TimeProvider.System.GetUtcNow()));
        var start = Stopwatch.GetElapsedTime(began);
        await Task.Delay(Quiet, TimeProvider.System);
        var resident = worker.ResidentBytes;
        var idle = await IdleShare(worker);
        _ = await Loads.Closed(worker.Port, Calls(new Renewal(community, members, "heat"), HeatCalls));
        var (medians, p99s) = (new List<double>(), new List<double>());
        for (var run = 1; run <= Runs; run++)
        {
            var took = Loads.Open(worker.Port, OpenCalls(community, members, $"open{run}"), OpenPerSecond);
            medians.Add(Loads.Percentile(took, 0.5).TotalMilliseconds);
            p99s.Add(Loads.Percentile(took, 0.99).TotalMilliseconds);
        }

        return new SizeResult(
            members, start, raw, resident, idle, Median(medians), Median(p99s),
            members == Sizes[^1] ? await SnapshotPause(place, worker, members) : null);
    }

    /// <summary>Under load until the journal has outgrown the snapshots and all are written anew.</summary>
    private static async Task<TimeSpan> SnapshotPause(BenchPlace place, Server worker, int members)
    {
        var (oldest, longest) = (place.OldestJournal, TimeSpan.Zero);
        for (var run = 1; place.OldestJournal == oldest; run++)
        {
            if (run > CompactionRunsMax) throw new InvalidOperationException("No snapshot was written.");
            var calls = Calls(new Renewal(place.Community(), members, $"snapshot{run}"), ClosedCalls);
            var (_, pause) = await Loads.Closed(worker.Port, calls);
            if (pause > longest) longest = pause;
        }

        return longest;
    }

    private static async Task<double> IdleShare(Server worker)
    {
        await Task.Delay(SettleTime, TimeProvider.System);
        var before = worker.ProcessorTime;
        await Task.Delay(IdleTime, TimeProvider.System);
        return (worker.ProcessorTime - before) / IdleTime;
    }

    /// <summary>Floor and worker in turns, each with its median.</summary>
    private static async Task<Comparison> Compare(BenchPlace place, int members)
    {
        var community = place.Community();
        using var floor = Server.OfFloor();
        using var worker = place.StartWorker();
        var warm = new Renewal(community, members, "warm2");
        foreach (var server in (Server[])[floor, worker])
        {
            server.WaitFor(() => warm.Next(TimeProvider.System.GetUtcNow()));
            _ = await Loads.Closed(server.Port, Calls(warm, WarmCalls));
        }

        var (floors, durables, pauses) = (new List<double>(), new List<double>(), new List<TimeSpan>());
        var (written, effect) = (0L, 0L);
        for (var run = 1; run <= Runs; run++)
        {
            var calls = Calls(new Renewal(community, members, $"run{run}"), ClosedCalls);
            floors.Add((await Loads.Closed(floor.Port, calls)).PerSecond);
            var before = worker.BytesWritten;
            var (perSecond, pause) = await Loads.Closed(worker.Port, calls);
            await Task.Delay(Quiet, TimeProvider.System);
            written += worker.BytesWritten - before;
            effect += calls.Length * place.JournalBytesPerCommit();
            durables.Add(perSecond);
            pauses.Add(pause);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  floor {floors[^1]:0}/s, worker {perSecond:0}/s, pause {pause.TotalMilliseconds:0} ms"));
        }

        return new Comparison(
            Median(floors), Median(durables), await AckP99Excess(place, members, floor, worker), pauses.Max(),
            (double)written / effect);
    }

    /// <summary>Floor and worker in turns, each of the worker's while a compaction writes all snapshots
    /// anew.</summary>
    private static async Task<double> AckP99Excess(
        BenchPlace place, int members, Server floor, Server worker)
    {
        var community = place.Community();
        var excesses = new List<double>();
        for (var run = 1; run <= Runs; run++)
        {
            var fsync = LoneFsync.P99(place.DataFolder);
            var ofFloor = Loads.Open(floor.Port, OpenCalls(community, members, $"f{run}"), OpenPerSecond);
            await LoadUntilCompaction(place, members, worker, run);
            var ofWorker = Loads.Open(worker.Port, OpenCalls(community, members, $"w{run}"), OpenPerSecond);
            var (worst, least) = (Loads.Percentile(ofWorker, 0.99), Loads.Percentile(ofFloor, 0.99));
            excesses.Add((worst - least) / fsync);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  p99: floor {least.TotalMilliseconds:0.0} ms, worker {worst.TotalMilliseconds:0.0} ms, "
                + $"fsync {fsync.TotalMilliseconds:0.0} ms"));
        }

        return Median(excesses);
    }

    private static async Task LoadUntilCompaction(BenchPlace place, int members, Server worker, int run)
    {
        for (var look = 1; place.JournalCount == 1; look++)
        {
            if (look > LooksMax) throw new InvalidOperationException("No compaction has begun.");
            var calls = Calls(new Renewal(place.Community(), members, $"c{run}.{look}"), CallsBetweenLooks);
            _ = await Loads.Closed(worker.Port, calls);
        }
    }

    private static byte[][] OpenCalls(MadeUpCommunity community, int members, string run) =>
        Calls(new Renewal(community, members, run), (int)(OpenPerSecond * OpenTime.TotalSeconds));

    private static byte[][] Calls(Renewal renewals, int count)
    {
        var at = TimeProvider.System.GetUtcNow();
        return [.. Enumerable.Range(0, count).Select(_ => renewals.Next(at))];
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

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
    private const int CompactionRunsMax = 40;

    /// <summary>Until the compiler has nothing left to do, which has to share the one processor.</summary>
    private const int WarmCalls = 100_000;

    /// <summary>What an idle worker does is the same for more.</summary>
    private const int IdleMembersMax = 10_000;

    private static readonly TimeSpan OpenTime = TimeSpan.FromSeconds(10);

    /// <summary>After it the compiler has nothing left to do.</summary>
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly int[] Sizes = [500, 1_000, 10_000, 100_000, 1_000_000];

    public static async Task Run(string[] args)
    {
        var sizes = SizesOf(args);
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

            var sweep = sizes is [.., 1_000_000] ? SweepRatio(root) : (double?)null;
            new Report(results, comparison, sweep).Print(args.Contains("--json"));
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
        double? idle = members <= IdleMembersMax ? await IdleShare(worker) : null;
        _ = await Loads.Closed(worker.Port, Calls(new Renewal(community, members, "heat"), 5_000));
        var took = Loads.Open(worker.Port, OpenCalls(community, members, "open"), OpenPerSecond);
        return new SizeResult(
            members, start, raw, resident, idle, Loads.Percentile(took, 0.5), Loads.Percentile(took, 0.99),
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

        var fsync = LoneFsync.P99(place.DataFolder);
        var ofFloor = Loads.Open(floor.Port, OpenCalls(community, members, "openf"), OpenPerSecond);
        var ofWorker = Loads.Open(worker.Port, OpenCalls(community, members, "openw"), OpenPerSecond);
        return new Comparison(
            Median(floors), Median(durables), Loads.Percentile(ofFloor, 0.99),
            Loads.Percentile(ofWorker, 0.99), fsync, pauses.Max(), (double)written / effect);
    }

    private static byte[][] OpenCalls(MadeUpCommunity community, int members, string run) =>
        Calls(new Renewal(community, members, run), (int)(OpenPerSecond * OpenTime.TotalSeconds));

    private static byte[][] Calls(Renewal renewals, int count)
    {
        var at = TimeProvider.System.GetUtcNow();
        return [.. Enumerable.Range(0, count).Select(_ => renewals.Next(at))];
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary><c>--only N</c> is one size, <c>--members N</c> all up to it.</summary>
    private static int[] SizesOf(string[] args) => ValueOf(args, "--only") is { } only
        ? [only]
        : [.. Sizes.Where(size => size <= (ValueOf(args, "--members") ?? Sizes[^1]))];

    private static int? ValueOf(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
            ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
            : null;
}

using System.Collections.Concurrent;
using LeanBot.EndToEnd.Tests.Check;
using LeanBot.Store.Tests.Torture;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>Each call that the worker makes of the kernel for its data fails once, in each way, from its
/// first step to its last. It recovers, or it stops loudly; it never acknowledges and loses.</summary>
public sealed class StraceTests
{
    private const int PointsInTheTestCommand = 30;
    private const int Hooks = 6;

    /// <summary>What a life asks of the journal again and again is the same.</summary>
    private const int RepeatsMax = 8;

    [Fact]
    public async Task Whatever_the_kernel_refuses_the_worker_recovers_or_stops_loudly()
    {
        if (!Strace.Works)
        {
            Rung.Report("skipped: strace is not installed, or may not look into other processes");
            return;
        }

        var all = await Points();
        var count = Rung.Count("LEANBOT_STRACE_POINTS", PointsInTheTestCommand);
        var points = count == 0 ? all : Sample(all, count);
        var outcomes = new ConcurrentBag<(StracePoint Point, string Outcome)>();
        var inParallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(points, inParallel, async (point, _) =>
            outcomes.Add((point, await Run(point))));

        var failed = outcomes
            .Where(one => one.Outcome.StartsWith("FAILED", StringComparison.Ordinal))
            .ToArray();
        var summary = string.Join(", ", outcomes.GroupBy(one => one.Outcome.Split(':')[0])
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}"));
        Rung.Report($"{points.Count} of {all.Count} points: {summary}; {failed.Length} failed");
        Assert.True(
            failed.Length == 0, string.Join("\n", failed.Select(one => $"{one.Point}: {one.Outcome}")));
        Assert.Contains(outcomes, one => one.Outcome == "recovered");
        Assert.Contains(outcomes, one => one.Outcome == "stopped loudly");
    }

    /// <summary>Everything that a life without trouble asks.</summary>
    private static async Task<IReadOnlyList<StracePoint>> Points()
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        // A first life shows the files' names, the second what is done to them.
        using (var first = new TortureWorker(installation)) await Live(first, []);
        string[] paths =
        [
            installation.Data,
            .. Directory.EnumerateFileSystemEntries(installation.Data, "*", SearchOption.AllDirectories),
            .. new[] { "000001.jsonl", "000002.jsonl" }.Select(
                name => Path.Combine(installation.Data, "journal", name)),
        ];
        var ours = paths.Where(path => !path.Contains("/logs", StringComparison.Ordinal)).Distinct()
            .SelectMany(path => Directory.Exists(path) ? [path] : (string[])[path, path + ".tmp"])
            .ToArray();
        foreach (var file in Directory.EnumerateFiles(installation.Data, "*", SearchOption.AllDirectories))
            File.Delete(file);
        var log = Path.Combine(installation.Folder, "strace.log");
        using (var second = new TortureWorker(installation, Strace.Recording(log, ours)))
            await Live(second, []);

        return
        [
            .. from call in Strace.Read(log, installation.Data)
               where call.When <= RepeatsMax
               from trouble in StracePoint.Troubles
               select new StracePoint(call.Call, call.Path, call.When, trouble),
        ];
    }

    /// <summary>Spread over all of it, and with every trouble.</summary>
    private static StracePoint[] Sample(IReadOnlyList<StracePoint> all, int count) =>
    [
        .. Enumerable.Range(0, Math.Min(count, all.Count))
            .Select(number => all[(int)((long)number * all.Count / count)])
            .Select((point, number) => point with
            {
                Trouble = StracePoint.Troubles[number % StracePoint.Troubles.Length],
            }),
    ];

    private static async Task<string> Run(StracePoint point)
    {
        await using var installation = await SomeInstallation.Open(hasEndpoint: false);
        var log = Path.Combine(installation.Folder, "strace.log");
        var acknowledged = new List<Hook>();
        using var worker = new TortureWorker(
            installation, Strace.Injecting(log, point, installation.Data));
        try
        {
            var isWhole = await Live(worker, acknowledged);
            var isHit = File.ReadLines(log).Any(line =>
                line.Contains("(INJECTED)", StringComparison.Ordinal)
                || line.Contains("killed by SIGKILL", StringComparison.Ordinal));
            Books.Check(installation.Data, acknowledged);
            if (!isHit) return "not reached";
            if (isWhole && worker.ExitCode == 0) return "recovered";
            return worker.ExitCode != 0 && (point.Trouble == "signal=SIGKILL" || worker.Said.Length > 0)
                ? "stopped loudly"
                : $"FAILED: it ended with {worker.ExitCode} and {acknowledged.Count} acknowledged: {worker.Said}";
        }
        catch (Exception failure)
        {
            return $"FAILED: {failure}";
        }
    }

    /// <summary>Payments one after the other, then the end. False where it ended before.</summary>
    private static async Task<bool> Live(TortureWorker worker, List<Hook> acknowledged)
    {
        for (var number = 1; number <= Hooks; number++)
        {
            if (!await worker.Deliver(new Hook(number))) break;
            acknowledged.Add(new Hook(number));
        }

        worker.Stop();
        return acknowledged.Count == Hooks;
    }
}

using System.Collections.Concurrent;
using LeanBot.EndToEnd.Tests.Check;
using LeanBot.Store.Tests.Torture;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>Each call that the worker makes of the kernel for its data fails once, in each way, from its
/// first step to its last: in its first life on an empty folder, and in one that begins with a long journal
/// and its torn tail, which it compacts when it stops. It recovers, or it stops loudly; it never acknowledges
/// and loses.</summary>
public sealed class StraceTests : IDisposable
{
    private const int PointsInTheTestCommand = 30;
    private const int Hooks = 6;

    /// <summary>What a life asks of the journal again and again is the same.</summary>
    private const int RepeatsMax = 8;

    /// <summary>Strace counts each thread's calls, and which thread does what is not the same in each life.
    /// </summary>
    private const int TriesMax = 3;
    private const int OneOfSoManyMayBeMissed = 20;

    /// <summary>What the second kind of life begins with.</summary>
    private readonly string _killed = Directory.CreateTempSubdirectory("leanbot-killed-").FullName;

    [StraceFact]
    public async Task Whatever_the_kernel_refuses_the_worker_recovers_or_stops_loudly()
    {
        StracePoint[] all = [.. await Points(isFirstStart: true), .. await Points(isFirstStart: false)];
        var points = Sample(all, Rung.Count("LEANBOT_STRACE_POINTS", PointsInTheTestCommand));
        var outcomes = new ConcurrentBag<(StracePoint Point, string Outcome)>();
        var inParallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(points, inParallel, async (point, _) =>
            outcomes.Add((point, await RunUntilReached(point))));

        var failed = outcomes
            .Where(one => one.Outcome.StartsWith("FAILED", StringComparison.Ordinal))
            .ToArray();
        var missed = outcomes.Where(one => one.Outcome == "not reached").ToArray();
        var summary = string.Join(", ", outcomes.GroupBy(one => one.Outcome.Split(':')[0])
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}"));
        foreach (var (point, outcome) in missed) Rung.Report($"{outcome}: {point}");
        Rung.Report($"{points.Length} of {all.Length} points: {summary}; {failed.Length} failed");
        Assert.True(
            failed.Length == 0, string.Join("\n", failed.Select(one => $"{one.Point}: {one.Outcome}")));
        Assert.True(
            missed.Length * OneOfSoManyMayBeMissed <= Math.Max(points.Length, OneOfSoManyMayBeMissed),
            $"Too many are not reached:\n{string.Join("\n", missed.Select(one => one.Point))}");
        Assert.Contains(outcomes, one => one.Outcome == "recovered");
        Assert.Contains(outcomes, one => one.Outcome == "stopped loudly");
    }

    public void Dispose() => Directory.Delete(_killed, recursive: true);

    /// <summary>Everything that a life without trouble asks.</summary>
    private async Task<IReadOnlyList<StracePoint>> Points(bool isFirstStart)
    {
        await using var installation = await Open(isFirstStart);
        var log = Path.Combine(installation.Folder, "strace.log");
        using (var worker = new TortureWorker(installation, Strace.Recording(log)))
        {
            Assert.True(await Work(worker, installation, isFirstStart, []), worker.Said);
            worker.Stop();
        }

        if (isFirstStart)
        {
            Books.Copy(installation.Data, _killed);
            Books.LeaveLongJournal(_killed);
        }

        return
        [
            .. from call in Strace.Read(log, installation.Data)
               where call.When <= RepeatsMax && !call.Path.StartsWith("logs", StringComparison.Ordinal)
               from trouble in StracePoint.Troubles
               select new StracePoint(
                   isFirstStart, call.Phase, call.Call, call.Path, call.When, trouble),
        ];
    }

    /// <summary>Spread over all of it, and with every trouble.</summary>
    private static StracePoint[] Sample(StracePoint[] all, int count) => count >= all.Length
        ? all
        :
        [
            .. Enumerable.Range(0, count)
                .Select(number => all[(int)((long)number * all.Length / count)])
                .Select((point, number) => point with
                {
                    Trouble = StracePoint.Troubles[number % StracePoint.Troubles.Length],
                }),
        ];

    private async Task<string> RunUntilReached(StracePoint point)
    {
        var outcome = "";
        for (var tries = 0; tries < TriesMax && outcome is "" or "not reached"; tries++)
            outcome = await Run(point);
        return outcome;
    }

    private async Task<string> Run(StracePoint point)
    {
        await using var installation = await Open(point.IsFirstStart);
        var log = Path.Combine(installation.Folder, "strace.log");
        var acknowledged = point.IsFirstStart ? [] : Payments(isFirstStart: true).ToList();
        using var worker = point.Phase == Phase.Working
            ? new TortureWorker(installation, Strace.Injecting(log, point, installation.Data))
            : new TortureWorker(installation);
        try
        {
            var isWhole = await Work(worker, installation, point.IsFirstStart, acknowledged);
            using (point.Phase == Phase.Stopping
                ? Strace.Join(worker.Id, log, point, installation.Data)
                : null)
                worker.Stop();
            Books.Check(installation.Data, acknowledged);
            return Outcome(point, worker, isWhole, File.ReadAllText(log));
        }
        catch (Exception failure)
        {
            return $"FAILED: {failure}\nIt said: {worker.Said}";
        }
    }

    private static string Outcome(StracePoint point, TortureWorker worker, bool isWhole, string log)
    {
        if (log.Contains("killed by SIGKILL", StringComparison.Ordinal)) return "killed";
        if (!log.Contains("(INJECTED)", StringComparison.Ordinal)) return "not reached";
        if (isWhole && worker.ExitCode == 0 && !MustStop(point)) return "recovered";
        return worker.ExitCode != 0 && worker.Said.Contains(point.Words(), StringComparison.Ordinal)
            ? "stopped loudly"
            : $"FAILED: it ended with {worker.ExitCode} and said: {worker.Said}";
    }

    /// <summary>After a failed fsync of the journal nobody knows what the disk holds.</summary>
    private static bool MustStop(StracePoint point) =>
        point is { Phase: Phase.Working, Call: "fsync", Trouble: "error=EIO" or "error=ENOSPC" }
        && point.Path.StartsWith("journal/", StringComparison.Ordinal);

    private async Task<SomeInstallation> Open(bool isFirstStart)
    {
        var installation = await SomeInstallation.Open(hasEndpoint: false);
        if (!isFirstStart) Books.Copy(_killed, installation.Data);
        return installation;
    }

    /// <summary>Payments one after the other, until all is done that follows from them: what is left for the
    /// stop is the same in each life. False where it ended before.</summary>
    private static async Task<bool> Work(
        TortureWorker worker, SomeInstallation at, bool isFirstStart, List<Hook> acknowledged)
    {
        foreach (var hook in Payments(isFirstStart))
        {
            if (!await worker.Deliver(hook)) return false;
            acknowledged.Add(hook);
        }

        worker.WaitUntil(() => Books.AreAtRest(at.Data)
            || worker.Said.Contains("could not be brought up to date", StringComparison.Ordinal));
        return true;
    }

    private static IEnumerable<Hook> Payments(bool isFirstStart) =>
        Enumerable.Range(isFirstStart ? 1 : Hooks + 1, Hooks).Select(number => new Hook(number));
}

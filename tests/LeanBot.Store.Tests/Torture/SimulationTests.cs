using System.Collections.Concurrent;

namespace LeanBot.Store.Tests.Torture;

/// <summary>Thousands of histories, each of which can be played again by its number.</summary>
public sealed class SimulationTests
{
    private const int SeedsInTheTestCommand = 5_000;
    private const int FailuresShownMax = 5;
    private const int LinesShownMax = 60;

    [Fact]
    public void Whatever_the_disk_does_what_was_acknowledged_is_there_and_nothing_else()
    {
        var count = Rung.Count("LEANBOT_SEEDS", SeedsInTheTestCommand);
        var from = Rung.Count("LEANBOT_SEED_FROM", 1);
        var failures = new ConcurrentBag<(int Seed, Simulation Run, Exception Why)>();
        var inParallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(from, checked(from + count), inParallel, seed =>
        {
            var run = new Simulation(seed);
            if (Record.Exception(run.Run) is { } why) failures.Add((seed, run, why));
        });

        Rung.Report($"{count} seeds, {failures.Count} failed");
        Assert.True(failures.IsEmpty, Words(failures));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    [InlineData(4_242)]
    // A compaction died in previous/: without its fsync the disk keeps the later one of two renames only.
    [InlineData(25_432)]
    public void A_seed_gives_the_same_history_every_time(int seed)
    {
        var (first, second) = (new Simulation(seed), new Simulation(seed));
        first.Run();
        second.Run();

        Assert.InRange(first.Trace.Count, 40, 10_000);
        Assert.Equal(first.Trace, second.Trace);
    }

    /// <summary>A simulation that nothing happens in would prove nothing.</summary>
    [Fact]
    public void The_histories_hold_every_trouble()
    {
        var histories = Enumerable.Range(1, 200).Select(seed =>
        {
            var run = new Simulation(seed);
            run.Run();
            return run.Trace;
        }).ToArray();

        foreach (var trouble in new[]
        {
            "-- Death", "-- DeathHalfWay", "-- Error", "-- Company", "-- power is lost", "-- process is dead",
            "-- refused", "-- start: IOException", "-- start: ProcessDied", "could not be synced",
            "Rename /data/previous/manifest.json", "Truncate /data/journal/", "-- that was after 3 deaths",
        })
            Assert.Contains(histories, trace => trace.Any(
                line => line.Contains(trouble, StringComparison.Ordinal)));
    }

    private static string Words(IEnumerable<(int Seed, Simulation Run, Exception Why)> failures) =>
        string.Join("\n\n", failures
            .OrderBy(failure => failure.Seed)
            .Take(FailuresShownMax)
            .Select(failure => string.Join("\n", [
                $"Seed {failure.Seed}; again: scripts/torture.sh simulate --seeds 1 --from {failure.Seed}",
                .. failure.Run.Trace.TakeLast(LinesShownMax),
                $"{failure.Why}",
            ])));
}

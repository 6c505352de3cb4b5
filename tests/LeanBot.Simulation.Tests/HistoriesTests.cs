using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LeanBot.Store.Tests.Torture;
using Xunit.Abstractions;

namespace LeanBot.Simulation.Tests;

public sealed class HistoriesTests(ITestOutputHelper output)
{
    private const int HistoriesAtLeast = 100;

    /// <summary>In at least one of so many histories somebody waits for the team's yes to be let out.
    /// </summary>
    private const int HeldInOneOf = 10;

    /// <summary>LEANBOT_HISTORIES=N plays more of them, LEANBOT_MEMBER_YEARS=N as many as that takes,
    /// LEANBOT_SEED=S that one alone.</summary>
    [Fact]
    public void In_every_history_the_money_and_the_doors_are_right()
    {
        if (Read("LEANBOT_SEED") is { } seed)
        {
            var broken = WhatBroke((int)seed, new History((int)seed));
            Rung.Report(broken is null ? $"history {seed}: 0 failed" : $"history {seed}: 1 failed");
            Assert.True(broken is null, broken);
            return;
        }

        var (watch, memberYears, histories, payments) = (Stopwatch.StartNew(), 0L, 0, 0L);
        var (guests, refunds, shortened, disputes, held, guarded) = (0, 0, 0, 0, 0, 0);
        var wanted = Read("LEANBOT_MEMBER_YEARS");
        var most = wanted is null ? (int)(Read("LEANBOT_HISTORIES") ?? HistoriesAtLeast) : int.MaxValue;
        var failures = new ConcurrentQueue<string>();
        var next = 0;
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (Interlocked.Read(ref memberYears) < (wanted ?? long.MaxValue) && failures.IsEmpty)
            {
                var one = Interlocked.Increment(ref next);
                if (one > most) return;
                var history = new History(one);
                if (WhatBroke(one, history) is { } failure) failures.Enqueue(failure);
                Interlocked.Add(ref memberYears, history.Members);
                Interlocked.Add(ref payments, history.Payments);
                Interlocked.Add(ref guests, history.Guests);
                Interlocked.Add(ref refunds, history.Refunds);
                Interlocked.Add(ref shortened, history.Shortened);
                Interlocked.Add(ref disputes, history.Disputes);
                Interlocked.Add(ref held, history.Held);
                if (history.Held > 0) Interlocked.Increment(ref guarded);
                Interlocked.Increment(ref histories);
            }
        });
        output.WriteLine($"It took {watch.Elapsed}.");
        Rung.Report(string.Create(
            CultureInfo.InvariantCulture,
            $"{histories} histories, {memberYears} member-years, {payments} payments, {refunds} refunds, "
            + $"{shortened} that take time, {disputes} disputes, {guests} guests, {held} held removals "
            + $"in {guarded} of them, {failures.Count} failed"));
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
        // A year in which nothing of this happens proves nothing of it.
        if (histories < HistoriesAtLeast) return;
        Assert.DoesNotContain(0, new[] { guests, refunds, shortened, disputes });
        Assert.InRange(guarded, histories / HeldInOneOf, histories);
    }

    [Fact]
    public void A_seed_gives_the_same_history_bit_for_bit()
    {
        var (first, second) = (new History(7, keepsAll: true), new History(7, keepsAll: true));
        first.Run();
        second.Run();

        Assert.Equal($"{first.Log.Whole}", $"{second.Log.Whole}");
        Assert.Equal(first.Log.Hash, second.Log.Hash);
    }

    /// <summary>Plays it; null where all that must hold did.</summary>
    private static string? WhatBroke(int seed, History history)
    {
        try
        {
            history.Run();
            return null;
        }
        catch (Exception broken)
        {
            var what = broken is Broken or Xunit.Sdk.XunitException ? broken.Message : $"{broken}";
            return $"{what}\n\nTo replay it: LEANBOT_SEED={seed} dotnet test "
                + $"tests/LeanBot.Simulation.Tests\n\n{string.Join('\n', history.Log.Last)}";
        }
    }

    private static long? Read(string name) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}

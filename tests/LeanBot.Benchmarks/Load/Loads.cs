using System.Diagnostics;

namespace LeanBot.Benchmarks.Load;

/// <summary>How calls are made of a server that listens on loopback.</summary>
internal static class Loads
{
    private const int Connections = 64;
    private const int Callers = 16;

    /// <summary>As fast as it answers, on many connections. Returns how many a second, and the longest time
    /// in which none was answered.</summary>
    public static async Task<(double PerSecond, TimeSpan LongestPause)> Closed(
        int port, IReadOnlyList<byte[]> calls)
    {
        var (next, last, longest) = (0, Stopwatch.GetTimestamp(), 0L);
        var began = last;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using var caller = new Caller(port);
            while (Interlocked.Increment(ref next) is var number && number <= calls.Count)
            {
                await caller.CallAsync(calls[number - 1]);
                var now = Stopwatch.GetTimestamp();
                var pause = now - Interlocked.Exchange(ref last, now);
                if (pause > Volatile.Read(ref longest)) Volatile.Write(ref longest, pause);
            }
        }));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return (calls.Count / seconds, Stopwatch.GetElapsedTime(0, longest));
    }

    /// <summary>So many a second, whether the ones before are answered or not. Returns how long each took
    /// from the moment it was meant to go, the shortest first.</summary>
    public static TimeSpan[] Open(int port, IReadOnlyList<byte[]> calls, int perSecond)
    {
        var took = new TimeSpan[calls.Count];
        var next = -1;
        var began = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 10;
        var threads = Enumerable.Range(0, Callers).Select(_ => new Thread(() =>
        {
            using var caller = new Caller(port);
            while (Interlocked.Increment(ref next) is var number && number < calls.Count)
            {
                var meant = began + (number * Stopwatch.Frequency / perSecond);
                WaitUntil(meant);
                caller.Call(calls[number]);
                took[number] = Stopwatch.GetElapsedTime(meant);
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Array.Sort(took);
        return took;
    }

    public static TimeSpan Percentile(TimeSpan[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static void WaitUntil(long moment)
    {
        using var never = new ManualResetEventSlim();
        // A wait may last a millisecond too long; who yields meanwhile keeps no answer waiting.
        if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), moment).TotalMilliseconds is var left and > 2)
            never.Wait(TimeSpan.FromMilliseconds(left - 1));
        while (Stopwatch.GetTimestamp() < moment) Thread.Yield();
    }
}

using System.Diagnostics;
using LeanBot.Store;

namespace LeanBot.Benchmarks.Load;

/// <summary>What the disk asks for one small write that must be kept, alone.</summary>
internal static class LoneFsync
{
    private const int Times = 2_000;

    public static TimeSpan P99(string folder)
    {
        var disk = new DurableFiles();
        var path = Path.Combine(folder, "fsync.probe");
        var line = new byte[2_500];
        using var file = disk.Create(path);
        var took = new TimeSpan[Times];
        for (var i = 0; i < Times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            file.Write((long)i * line.Length, line);
            file.Sync();
            took[i] = Stopwatch.GetElapsedTime(began);
        }

        Array.Sort(took);
        disk.Delete(path);
        return Loads.Percentile(took, 0.99);
    }
}

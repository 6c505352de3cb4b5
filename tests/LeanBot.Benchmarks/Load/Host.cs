using System.Globalization;
using System.Runtime.InteropServices;

namespace LeanBot.Benchmarks.Load;

/// <summary>On what it was measured.</summary>
internal static class Host
{
    public static string Describe(string folder) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()}, {ProcessorCount()} processors, {MemoryGigabytes():0} GB; "
        + $"{FileSystem(folder)}; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
        ?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>All the machine has: this process keeps to one of them.</summary>
    private static int ProcessorCount() => File.ReadLines("/proc/cpuinfo")
        .Count(line => line.StartsWith("processor", StringComparison.Ordinal));

    private static double MemoryGigabytes() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;

    private static string FileSystem(string folder) => new DriveInfo(folder).DriveFormat;
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace LeanBot.Benchmarks.Load;

/// <summary>On what it was measured.</summary>
internal static class Host
{
    public static string Describe(string folder) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} processors, {MemoryGigabytes():0} GB; "
        + $"{FileSystem(folder)}; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
        ?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static double MemoryGigabytes() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;

    private static string FileSystem(string folder) => new DriveInfo(folder).DriveFormat;
}

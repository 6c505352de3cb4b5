using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>Calls of the kernel that fail when they are told to. https://strace.io</summary>
internal static partial class Strace
{
    private const string Calls = "pwrite64,pwritev,write,fsync,rename,openat,ftruncate";

    /// <summary>Whether it is there, and may look into other processes.</summary>
    public static bool Works { get; } = Try();

    /// <summary>Notes what a command asks of some files.</summary>
    public static string[] Recording(string log, IEnumerable<string> paths) =>
    [
        "strace", "-f", "--seccomp-bpf", "-y", "-o", log, "-e", $"trace={Calls}",
        .. paths.SelectMany(path => (string[])["-P", path]),
    ];

    /// <summary>Does it to one call.</summary>
    public static string[] Injecting(string log, StracePoint point, string folder) =>
    [
        "strace", "-f", "--seccomp-bpf", "-o", log, "-e", $"trace={point.Call}", "-e",
        $"inject={point.Call}:{point.Trouble}:when={point.When.ToString(CultureInfo.InvariantCulture)}",
        "-P", Path.Combine(folder, point.Path),
    ];

    /// <summary>The calls that a recording has seen, each with the number it has for its thread.</summary>
    public static IReadOnlyList<(string Call, string Path, int When)> Read(string log, string folder)
    {
        var seen = new Dictionary<(string Thread, string Call, string Path), int>();
        var points = new HashSet<(string, string, int)>();
        foreach (var line in File.ReadLines(log))
        {
            if (Call().Match(line) is not { Success: true } match) continue;
            var (thread, call) = (match.Groups[1].Value, match.Groups[2].Value);
            // A rename is of two names, and counts for the first.
            var path = Names().Matches(line).Select(name => name.Groups[1].Value)
                .FirstOrDefault(name => name == folder || name.StartsWith(
                    folder + "/", StringComparison.Ordinal));
            if (path is null) continue;
            var when = seen[(thread, call, path)] = seen.GetValueOrDefault((thread, call, path)) + 1;
            points.Add((call, Path.GetRelativePath(folder, path), when));
        }

        return [.. points.Order()];
    }

    private static bool Try()
    {
        try
        {
            var start = new ProcessStartInfo(
                "strace", ["-f", "--seccomp-bpf", "-e", "trace=fsync", "true"])
            {
                RedirectStandardError = true,
            };
            using var strace = Process.Start(start)!;
            strace.StandardError.ReadToEnd();
            strace.WaitForExit();
            return strace.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(\d+) +(\w+)\(")]
    private static partial Regex Call();

    [GeneratedRegex("[<\"](/[^>\"]*)[>\"]")]
    private static partial Regex Names();
}

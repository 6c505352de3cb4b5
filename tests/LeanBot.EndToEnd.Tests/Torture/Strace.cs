using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>Calls of the kernel that fail when they are told to. https://strace.io</summary>
internal sealed partial class Strace : IDisposable
{
    /// <summary>All that changes what is on a disk; a kernel has some of them only.</summary>
    private const string Calls =
        "write,pwrite64,?pwritev,?pwritev2,fsync,?fdatasync,openat,ftruncate,"
        + "?rename,?renameat,?renameat2,?link,?linkat,?unlink,?unlinkat";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Strace(Process process) => _process = process;

    /// <summary>Notes what a command asks of its files.</summary>
    public static string[] Recording(string log) =>
        ["strace", "-f", "--seccomp-bpf", "-y", "-o", log, "-e", $"trace={Calls}"];

    /// <summary>Does it to one call of a command. Without the filter in the kernel strace is slow, but with
    /// it a signal gets lost.</summary>
    public static string[] Injecting(string log, StracePoint point, string folder) =>
    [
        "strace", "-f", .. point.Trouble == StracePoint.Kill ? Array.Empty<string>() : ["--seccomp-bpf"],
        .. Trouble(log, point, folder),
    ];

    /// <summary>Does it to one call of a process that runs already. Returns when it watches all its threads.
    /// </summary>
    public static Strace Join(int process, string log, StracePoint point, string folder)
    {
        var id = process.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("strace", ["-f", .. Trouble(log, point, folder), "-p", id])
        {
            RedirectStandardError = true,
        };
        var strace = new Strace(Process.Start(start)!);
        var said = strace._process.StandardError;
        while (said.ReadLine() is var line && line?.Contains("attached", StringComparison.Ordinal) != true)
        {
            if (line is null) throw new IOException($"strace cannot join {id}.");
        }

        // What else it says is read, so that it is never held up.
        _ = said.ReadToEndAsync();
        return strace;
    }

    /// <summary>The calls that a recording has seen, each with the number it has for its thread; strace
    /// counts those of each thread for itself. Those behind the word to stop are counted anew.</summary>
    public static IReadOnlyList<(Phase Phase, string Call, string Path, int When)> Read(
        string log, string folder)
    {
        var phase = Phase.Working;
        var seen = new Dictionary<(Phase Phase, string Thread, string Call, string Path), int>();
        var points = new HashSet<(Phase, string, string, int)>();
        foreach (var line in File.ReadLines(log))
        {
            if (line.Contains("--- SIGTERM", StringComparison.Ordinal)) phase = Phase.Stopping;
            if (Call().Match(line) is not { Success: true } match) continue;
            var (thread, call) = (match.Groups[1].Value, match.Groups[2].Value);
            // A rename is of two names, and counts for the first.
            var path = Names().Matches(line).Select(name => name.Groups[1].Value)
                .FirstOrDefault(name => name == folder || name.StartsWith(
                    folder + "/", StringComparison.Ordinal));
            if (path is null) continue;
            var key = (phase, thread, call, path);
            var when = seen[key] = seen.GetValueOrDefault(key) + 1;
            points.Add((phase, call, Path.GetRelativePath(folder, path), when));
        }

        return [.. points.Order()];
    }

    /// <summary>It ends with the process that it watches.</summary>
    public void Dispose()
    {
        if (!_process.WaitForExit(Patience)) _process.Kill();
        _process.Dispose();
    }

    private static string[] Trouble(string log, StracePoint point, string folder) =>
    [
        "-o", log, "-e", $"trace={point.Call}", "-e",
        $"inject={point.Call}:{point.Trouble}:when={point.When.ToString(CultureInfo.InvariantCulture)}",
        "-P", Path.GetFullPath(Path.Combine(folder, point.Path)),
    ];

    [GeneratedRegex(@"^(\d+) +(\w+)\(")]
    private static partial Regex Call();

    [GeneratedRegex("[<\"](/[^>\"]*)[>\"]")]
    private static partial Regex Names();
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace LeanBot.Store.Tests.Torture;

/// <summary>Counted as skipped where strace is missing or may not look into other processes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StraceFactAttribute : FactAttribute
{
    private static readonly bool Works = CanRun() && CanJoin();

    public StraceFactAttribute()
    {
        if (!Works) Skip = "strace is not installed, or may not look into other processes";
    }

    private static bool CanRun()
    {
        try
        {
            using var strace = Start("-f", "--seccomp-bpf", "-e", "trace=fsync", "true");
            strace.StandardError.ReadToEnd();
            strace.WaitForExit();
            return strace.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static bool CanJoin()
    {
        using var other = Process.Start("sleep", "60");
        using var strace = Start("-p", other.Id.ToString(CultureInfo.InvariantCulture));
        var said = strace.StandardError.ReadLine();
        other.Kill();
        strace.StandardError.ReadToEnd();
        strace.WaitForExit();
        return said?.Contains("attached", StringComparison.Ordinal) == true;
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("strace", arguments) { RedirectStandardError = true })!;
}

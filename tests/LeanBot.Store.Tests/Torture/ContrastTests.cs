using System.ComponentModel;
using System.Diagnostics;

namespace LeanBot.Store.Tests.Torture;

/// <summary>Why the store has an fsync of its own. When the first of these fails, the runtime has been
/// mended.</summary>
public sealed class ContrastTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_runtime_says_synced_although_the_disk_has_said_no()
    {
        if (Said("stream") is { } said) Assert.Equal("synced", said);
    }

    [Fact]
    public void Our_own_fsync_says_what_the_disk_has_said()
    {
        if (Said("own") is { } said)
            Assert.Equal($"refused: Cannot fsync {Target}: Input/output error.", said);
    }

    public void Dispose() => _folder.Dispose();

    private string Target => Path.Combine(_folder.Path, "file");

    /// <summary>What a process says whose every fsync fails; null, and a word in the report, where strace is
    /// missing.</summary>
    private string? Said(string way)
    {
        string[] command =
        [
            "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO",
            "dotnet", typeof(ContrastTests).Assembly.Location, "sync", way, Target,
        ];
        try
        {
            using var strace = Process.Start(
                new ProcessStartInfo("strace", command) { RedirectStandardOutput = true })!;
            var said = strace.StandardOutput.ReadToEnd().Trim();
            strace.WaitForExit();
            if (said.Length > 0) return said;
        }
        catch (Win32Exception)
        {
            // It is not installed.
        }

        Rung.Report("skipped: strace is not installed, or may not look into other processes");
        return null;
    }
}

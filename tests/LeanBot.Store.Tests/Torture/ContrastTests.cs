using System.Diagnostics;

namespace LeanBot.Store.Tests.Torture;

/// <summary>Why the store has an fsync of its own. When the first of these fails, the runtime has been
/// mended.</summary>
public sealed class ContrastTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [StraceFact]
    public void The_runtime_says_synced_although_the_disk_has_said_no() =>
        Assert.Equal("synced", Said("stream"));

    [StraceFact]
    public void Our_own_fsync_says_what_the_disk_has_said() =>
        Assert.Equal($"refused: Cannot fsync {Target}: Input/output error.", Said("own"));

    public void Dispose() => _folder.Dispose();

    private string Target => Path.Combine(_folder.Path, "file");

    /// <summary>What a process says whose every fsync fails.</summary>
    private string Said(string way)
    {
        string[] command =
        [
            "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO",
            "dotnet", typeof(ContrastTests).Assembly.Location, "sync", way, Target,
        ];
        using var strace = Process.Start(
            new ProcessStartInfo("strace", command) { RedirectStandardOutput = true })!;
        var said = strace.StandardOutput.ReadToEnd().Trim();
        strace.WaitForExit();
        return said;
    }
}

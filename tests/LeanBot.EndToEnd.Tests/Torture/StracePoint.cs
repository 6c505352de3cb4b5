namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>One call of the kernel, and what happens to it.</summary>
/// <param name="Path">Relative to the data folder.</param>
/// <param name="When">The how-manieth of its thread, from 1.</param>
/// <param name="Trouble">As strace has it: <c>error=EIO</c>, <c>signal=SIGKILL</c>.</param>
internal sealed record StracePoint(string Call, string Path, int When, string Trouble)
{
    public static readonly string[] Troubles =
        ["error=EIO", "error=ENOSPC", "error=EINTR", "signal=SIGKILL"];
}

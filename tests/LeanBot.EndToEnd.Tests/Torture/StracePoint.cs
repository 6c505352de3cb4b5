namespace LeanBot.EndToEnd.Tests.Torture;

/// <summary>One call of the kernel, and what happens to it.</summary>
/// <param name="IsFirstStart">On an empty folder; otherwise on one that a kill has left.</param>
/// <param name="Path">Relative to the data folder.</param>
/// <param name="When">The how-manieth of its thread in its phase, from 1.</param>
/// <param name="Trouble">As strace has it: <c>error=EIO</c>, <c>signal=SIGKILL</c>.</param>
internal sealed record StracePoint(
    bool IsFirstStart, Phase Phase, string Call, string Path, int When, string Trouble)
{
    public const string Kill = "signal=SIGKILL";

    public static readonly string[] Troubles = ["error=EIO", "error=ENOSPC", "error=EINTR", Kill];

    /// <summary>What whoever names the failure says.</summary>
    public string Words() => Trouble switch
    {
        "error=EIO" => "Input/output error",
        "error=ENOSPC" => "No space left on device",
        "error=EINTR" => "Interrupted system call",
        _ => throw new InvalidOperationException($"Nobody can speak of {Trouble}."),
    };
}

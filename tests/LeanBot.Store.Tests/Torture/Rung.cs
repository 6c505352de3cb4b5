using System.Globalization;

namespace LeanBot.Store.Tests.Torture;

/// <summary>How long the ladder's rungs go on; scripts/torture.sh sets it by variables and prints their last
/// lines.</summary>
public static class Rung
{
    /// <summary>How much of something is done: in the test command what fits there, by script what is
    /// asked.</summary>
    public static int Count(string variable, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture,
            out var count) ? count : otherwise;

    /// <summary>The line that a run ends with.</summary>
    public static void Report(string line)
    {
        if (Environment.GetEnvironmentVariable("LEANBOT_TORTURE_REPORT") is { Length: > 0 } file)
            File.AppendAllText(file, line + "\n");
    }
}

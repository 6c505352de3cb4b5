using System.Globalization;

namespace LeanBot.Store.Tests.Torture;

/// <summary>How long the ladder's rungs go on; scripts/torture.sh sets it by variables and prints their last
/// lines.</summary>
public static class Rung
{
    /// <summary>How much of something is done: in the test command what fits there, by script what is
    /// asked.</summary>
    public static int Count(string variable, int otherwise)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new ArgumentException($"{variable} is «{text}», and must be a whole number from 1 on.");
    }

    /// <summary>The line that a run ends with.</summary>
    public static void Report(string line)
    {
        if (Environment.GetEnvironmentVariable("LEANBOT_TORTURE_REPORT") is { Length: > 0 } file)
            File.AppendAllText(file, line + "\n");
    }
}

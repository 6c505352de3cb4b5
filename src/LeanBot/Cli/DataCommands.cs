using LeanBot.Core;
using LeanBot.Store;

namespace LeanBot.Cli;

/// <summary><c>leanbot data verify</c> and <c>leanbot data accept FILE</c>.</summary>
internal static class DataCommands
{
    public static int Verify(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Console.WriteLine(
                $"{Path.GetFullPath(folder)} is not there: a start makes it. Another is named by --data DIR.");
            return ExitCode.Failed;
        }

        var findings = DataFolder.Verify(folder, SchemaOfCore());
        foreach (var finding in findings) Console.WriteLine(finding.Message);
        var isHarmed = findings.Any(finding => finding.IsHarm);
        if (!isHarmed) Console.WriteLine($"{Path.GetFullPath(folder)} is in order.");
        return isHarmed ? ExitCode.Failed : ExitCode.Ok;
    }

    public static int Accept(string file)
    {
        var count = DataFolder.Accept(file, SchemaOfCore());
        Console.WriteLine($"{file} is accepted as it is: {count} entries.");
        return ExitCode.Ok;
    }

    private static Schema SchemaOfCore() => new(typeof(Engine).Assembly);
}

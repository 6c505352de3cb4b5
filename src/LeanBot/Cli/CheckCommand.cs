using LeanBot.Check;
using LeanBot.Logs;

namespace LeanBot.Cli;

/// <summary><c>leanbot check</c>.</summary>
internal static class CheckCommand
{
    public static async Task<int> Run(WorkerOptions options, bool asJson, CancellationToken cut)
    {
        var installation = Installation.Read(options, TimeProvider.System);
        var lines = await Checkup.Look(installation, cut);
        var report = new Report(lines, new Redaction(installation.Secrets.Values));
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        Console.WriteLine(asJson ? report.Json : report.Text);
        return report.IsGood ? ExitCode.Ok : ExitCode.Failed;
    }
}

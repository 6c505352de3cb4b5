using LeanBot.Configuration;
using LeanBot.Health;

namespace LeanBot.Cli;

/// <summary><c>leanbot health</c>: for a container's health check, which has no other program to ask
/// with.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<int> Run(WorkerOptions options, CancellationToken cut)
    {
        var findings = new List<Finding>();
        var places = ConfigFolder.ReadPlaces(options.ConfigFolder, findings);
        if (findings.Count > 0) throw new ConfigRefused(findings);
        using var http = new HttpClient();
        var health = await HealthClient.Ask(
            http, options.ReceiverHost ?? places.Host, places.Port, Patience, cut);
        Console.WriteLine(health switch
        {
            { IsReady: true } => "ready",
            { IsWorker: true } => $"not ready: {health.Said}",
            _ => $"No worker answers: {health.Said}. `leanbot` starts one; which port it listens on is in "
                + "config/leanbot.json.",
        });
        return health.IsReady ? ExitCode.Ok : ExitCode.Failed;
    }
}

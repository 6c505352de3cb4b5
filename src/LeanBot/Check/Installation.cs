using LeanBot.Configuration;
using LeanBot.Core.Features.Accounts;

namespace LeanBot.Check;

/// <summary>What is looked at: everything a worker would be started with, as far as it can be read.</summary>
/// <param name="Config">Null where a start would refuse it.</param>
/// <param name="Places">Null where <c>leanbot.json</c> itself is wrong: nobody is then asked
/// anything.</param>
/// <param name="Secrets">What is missing or cannot be right is empty.</param>
/// <param name="Odd">What is odd about the environment.</param>
internal sealed record Installation(
    LoadedConfig? Config, IReadOnlyList<Finding> ConfigFindings, Places? Places, Secrets Secrets,
    IReadOnlyList<Finding> SecretFindings, IReadOnlyList<string> Odd, string DataFolder, TimeProvider Clock)
{
    public static Installation Read(WorkerOptions options, TimeProvider clock)
    {
        var findings = new List<Finding>();
        var places = ConfigFolder.ReadPlaces(options.ConfigFolder, findings);
        if (findings.Count > 0) places = null;
        LoadedConfig? config = null;
        try
        {
            config = ConfigFolder.Read(options.ConfigFolder);
            findings.Clear();
        }
        catch (ConfigRefused refused)
        {
            findings = [.. refused.Findings];
        }

        if (options.ReceiverHost is { } host && places is not null) places = places with { Host = host };
        var (secrets, missing) = Secrets.Look(
            options.Secrets, [.. (config?.Config.Selling ?? Selling.ByOne).Names]);
        findings.AddRange(ProblemsOf(config, secrets));
        return new Installation(
            config, findings, places, secrets, missing, options.Notes, Path.GetFullPath(options.DataFolder),
            clock);
    }

    /// <summary>Keys that are missing have lines of their own.</summary>
    private static IEnumerable<Finding> ProblemsOf(LoadedConfig? config, Secrets secrets)
    {
        if (config is null) return [];
        var keys = secrets.Accounts.Where(one => one.Key.Length > 0)
            .ToDictionary(one => one.Account, one => one.IsLive);
        var selling = config.Config.Selling;
        return AccountKeys.Problems(
            selling with { Accounts = [.. selling.Accounts.Where(one => keys.ContainsKey(one.Name))] }, keys);
    }
}

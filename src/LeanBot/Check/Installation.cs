using LeanBot.Configuration;

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
        var (secrets, missing) = Secrets.Look(options.Secrets);
        return new Installation(
            config, findings, places, secrets, missing, options.Notes, Path.GetFullPath(options.DataFolder),
            clock);
    }
}

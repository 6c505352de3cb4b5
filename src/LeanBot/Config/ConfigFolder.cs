namespace LeanBot.Configuration;

/// <summary>What the config folder says.</summary>
/// <param name="Notes">What is odd, and does not keep the worker from starting.</param>
internal sealed record LoadedConfig(Core.Config Config, Places Places, IReadOnlyList<string> Notes);

/// <summary>Reads the whole config folder at once.</summary>
internal static class ConfigFolder
{
    /// <exception cref="ConfigRefused">Something in it is wrong; says everything that is.</exception>
    public static LoadedConfig Read(string folder)
    {
        var findings = new List<Finding>();
        var notes = new List<string>();
        if (!Directory.Exists(folder))
            notes.Add($"There is no folder {Path.GetFullPath(folder)}, so everything is as shipped (--config DIR).");
        var (settings, places) = WorkerFile.Read(Root(folder, "leanbot.json", findings));
        var channels = ChannelsFile.Read(Root(folder, "channels.json", findings));
        // What channels.json should have said is not held against plans.json.
        var known = findings.Exists(finding => finding.File == "channels.json") ? null : channels;
        var plans = PlansFile.Read(Root(folder, "plans.json", findings), known);
        var admins = AdminsFile.Read(Root(folder, "admins.json", findings));
        var texts = TextsFolder.Read(folder, findings, notes);
        if (findings.Count > 0) throw new ConfigRefused(findings);
        if (admins.Count == 0)
            notes.Add("admins.json names nobody: write to the admin bot, it tells you the id to put there.");
        return new LoadedConfig(new Core.Config(settings, plans, channels, admins, texts), places, notes);
    }

    /// <summary>Only where things are, which can be told also where other files are wrong.</summary>
    public static Places ReadPlaces(string folder, List<Finding> findings) =>
        WorkerFile.Read(Root(folder, "leanbot.json", findings)).Places;

    private static Node Root(string folder, string name, List<Finding> findings) =>
        ConfigFile.Read(folder, name, findings).Root;
}

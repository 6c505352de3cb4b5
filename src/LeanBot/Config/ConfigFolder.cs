namespace LeanBot.Configuration;

/// <summary>What the config folder says.</summary>
/// <param name="Notes">What is odd, and does not keep the worker from starting.</param>
internal sealed record LoadedConfig(Core.Config Config, Places Places, IReadOnlyList<string> Notes)
{
    /// <summary>What it was read from.</summary>
    public required FolderContent Content { get; init; }
}

/// <summary>Reads the whole config folder at once.</summary>
internal static class ConfigFolder
{
    /// <exception cref="ConfigRefused">Something in it is wrong; says everything that is.</exception>
    public static LoadedConfig Read(string folder) => Read(FolderContent.Read(folder));

    /// <exception cref="ConfigRefused">Something in it is wrong; says everything that is.</exception>
    public static LoadedConfig Read(FolderContent content)
    {
        var findings = new List<Finding>();
        var notes = new List<string>();
        if (!Directory.Exists(content.Folder))
        {
            var folder = Path.GetFullPath(content.Folder);
            notes.Add($"There is no folder {folder}, so everything is as shipped (--config DIR).");
        }

        var (settings, places) = WorkerFile.Read(Root("leanbot.json"));
        var channelsRoot = Root("channels.json");
        var channels = ChannelsFile.Read(channelsRoot);
        var folderLink = ChannelsFile.FolderLinkOf(channelsRoot);
        // What one file should have said is not held against another.
        var plans = PlansFile.Read(Root("plans.json"), IsWrong("channels.json") ? null : channels);
        var promos = PromosFile.Read(Root("promos.json"), IsWrong("plans.json") ? null : plans);
        var selling = StripeFile.Read(Root("stripe.json"), IsWrong("plans.json") ? null : plans);
        var dunning = DunningFile.Read(Root("dunning.json"));
        var adminsRoot = Root("admins.json");
        var roles = AdminsFile.RolesOf(adminsRoot);
        var admins = AdminsFile.Read(adminsRoot, roles);
        var secondAdmin = AdminsFile.SecondAdminOf(adminsRoot);
        var texts = TextsFolder.Read(content, findings, notes);
        if (findings.Count > 0) throw new ConfigRefused(findings);
        notes.AddRange(StripeFile.Notes(selling, plans));
        if (admins.Count == 0)
            notes.Add("admins.json names nobody: a start writes a code into the log that makes whoever says it the first.");
        if (settings.DefaultPlan is { } id && plans.All(plan => plan.Id.Value != id))
            notes.Add($"leanbot.json: «defaultPlan» is «{id}», which is no plan; the first that is sold counts.");
        var config = new Core.Config(settings, plans, channels, admins, texts)
        {
            Promos = promos,
            Selling = selling,
            Dunning = dunning,
            Roles = roles,
            SecondAdmin = secondAdmin,
            FolderLink = folderLink,
            Files = content.Hashes(),
        };
        return new LoadedConfig(config, places, notes) { Content = content };

        Node Root(string name) => ConfigFile.Read(content, name, findings).Root;
        bool IsWrong(string name) => findings.Exists(finding => finding.File == name);
    }

    /// <summary>Only where things are, which can be told also where other files are wrong.</summary>
    public static Places ReadPlaces(string folder, List<Finding> findings) => WorkerFile
        .Read(ConfigFile.Read(FolderContent.Read(folder), "leanbot.json", findings).Root)
        .Places;
}

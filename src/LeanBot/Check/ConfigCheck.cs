namespace LeanBot.Check;

/// <summary>The config files, the secrets and who the team is.</summary>
internal static class ConfigCheck
{
    private const string Restart = "Correct it; the message says what is expected there.";

    public static Section Look(Installation installation)
    {
        var section = new Section("Config");
        foreach (var finding in installation.ConfigFindings)
            section.Wrong($"config/{finding.File}", $"{Line(finding.Line)}{finding.What}", Restart);
        if (installation.Config is { } config)
        {
            var (plans, channels) = (config.Config.Plans.Count, config.Config.Channels.Count);
            section.Fine("config", $"plans: {plans}, channels: {channels}");
            foreach (var note in config.Notes.Where(note => !IsOfTeam(note))) section.Odd("config", note);
            LookAtTeam(section, config.Config.Admins.Select(admin => admin.Name).ToArray());
        }

        LookAtSecrets(section, installation);
        return section;
    }

    private static void LookAtTeam(Section section, string[] names)
    {
        if (names.Length > 0)
        {
            section.Fine("config/admins.json", string.Join(", ", names));
            return;
        }

        section.Odd(
            "config/admins.json", "it names nobody yet",
            "Write to the admin bot once the worker runs: it says what makes you the first of the team.");
    }

    private static void LookAtSecrets(Section section, Installation installation)
    {
        foreach (var finding in installation.SecretFindings)
        {
            var at = finding.What.IndexOf(' ', StringComparison.Ordinal);
            section.Wrong(
                finding.What[..at], finding.What[(at + 1)..], "Set it in the environment or in .env.");
        }

        if (installation.SecretFindings.Count == 0) section.Fine("secrets", "all are set");
        foreach (var note in installation.Odd) section.Odd(".env", note);
    }

    private static string Line(long? line) => line is null ? "" : $"line {line}: ";

    /// <summary>It has a line of its own here.</summary>
    private static bool IsOfTeam(string note) => note.StartsWith("admins.json", StringComparison.Ordinal);
}

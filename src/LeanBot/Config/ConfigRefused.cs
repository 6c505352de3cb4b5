namespace LeanBot.Configuration;

/// <summary>The worker cannot start with this configuration. The message holds every finding.</summary>
public sealed class ConfigRefused(IReadOnlyList<Finding> findings)
    : Exception(string.Join(Environment.NewLine, findings))
{
    public IReadOnlyList<Finding> Findings { get; } = findings;
}

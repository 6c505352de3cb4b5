namespace LeanBot.Sandbox;

/// <summary>A chat in which the user bot is an administrator and that a fixed human owns.</summary>
public sealed record SandboxChannel(long Id, string Title)
{
    /// <summary>"channel", "supergroup" or "group"; a group has an id such as -4001.</summary>
    public string Type { get; init; } = "channel";
}

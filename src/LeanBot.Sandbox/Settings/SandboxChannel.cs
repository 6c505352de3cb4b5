namespace LeanBot.Sandbox;

/// <summary>A chat in which the user bot is an administrator and that a fixed human owns.</summary>
public sealed record SandboxChannel(long Id, string Title)
{
    /// <summary>"channel" or "supergroup".</summary>
    public string Type { get; init; } = "channel";
}

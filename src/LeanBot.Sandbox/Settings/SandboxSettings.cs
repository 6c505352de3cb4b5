namespace LeanBot.Sandbox;

/// <summary>What the outside world consists of when it starts for the first time.</summary>
public sealed record SandboxSettings
{
    /// <summary>The loopback port; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Where the world keeps its journal; null keeps it in memory only.</summary>
    public string? JournalPath { get; init; }

    public required SandboxBot UserBot { get; init; }

    public required SandboxBot AdminBot { get; init; }

    public IReadOnlyList<SandboxChannel> Channels { get; init; } = [];

    public IReadOnlyList<SandboxPerson> People { get; init; } = [];

    public IReadOnlyList<SandboxStripeAccount> StripeAccounts { get; init; } = [];

    public SandboxLimits Limits { get; init; } = new();

    /// <summary>How many requests of each service are kept to be looked at.</summary>
    public int RequestsKept { get; init; } = 5_000;

    /// <summary>Ids are drawn from this seed and a counter: the same requests give the same world.</summary>
    public string Seed { get; init; } = "sandbox";
}

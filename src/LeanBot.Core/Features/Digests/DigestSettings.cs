namespace LeanBot.Core.Features.Digests;

public sealed record DigestSettings
{
    /// <summary>When the team gets a summary of the day before: 0 to 23, in the configured zone.</summary>
    public int Hour { get; init; } = 9;
}

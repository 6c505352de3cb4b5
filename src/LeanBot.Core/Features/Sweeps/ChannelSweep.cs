namespace LeanBot.Core.Features.Sweeps;

/// <summary>A look at everybody whom we know in all channels, bounded per second, and what it
/// found.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="Total">How many there were to look at.</param>
/// <param name="NextAt">When <see cref="ChannelSweepTimer"/> goes on, UTC; null when it is through.</param>
/// <param name="After">The key it has come to.</param>
/// <param name="CountsUntil">All are looked at, and the counts are waited for until this moment, UTC.</param>
/// <param name="FinishedAt">UTC; null while it runs.</param>
[Kept("channelSweeps")]
public sealed record ChannelSweep(
    DateTimeOffset StartedAt, MemberId By, int Total, DateTimeOffset? NextAt, string After = "",
    int Looked = 0, DateTimeOffset? CountsUntil = null, DateTimeOffset? FinishedAt = null,
    IReadOnlyList<ChannelFindings>? Found = null, IReadOnlyList<ChannelFindings>? FoundBefore = null,
    DateTimeOffset? FoundBeforeAt = null) : Record
{
    public const string OnlyKey = "all";

    public override string Key => OnlyKey;
    public override DateTimeOffset? Due => NextAt;

    public bool IsRunning => FinishedAt is null;
}

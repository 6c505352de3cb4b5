namespace LeanBot.Core.Features.Removals;

/// <summary>How many people were let out lately: beyond a number within an hour somebody has to confirm.
/// </summary>
[Kept("removals")]
public sealed record RemovalCount(IReadOnlyList<DateTimeOffset> Recent, DateTimeOffset? ToldAt = null)
    : Record
{
    public const string OnlyKey = "all";

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public override string Key => OnlyKey;

    public static RemovalCount Of(Turn turn) => turn.Tx.Get<RemovalCount>(OnlyKey) ?? new RemovalCount([]);

    /// <summary>A clock that was ahead and is set right must not keep the team in the dark.</summary>
    public bool IsToldLately(DateTimeOffset now, TimeSpan within) => (now - ToldAt)?.Duration() < within;

    /// <summary>Whether there is room for one more within the hour.</summary>
    public bool HasRoom(DateTimeOffset now, int countMax) =>
        Recent.Count(moment => IsRecent(moment, now)) < countMax;

    public RemovalCount With(DateTimeOffset now) => this with
    {
        Recent = [.. Recent.Where(moment => IsRecent(moment, now)), now],
    };

    // A moment to come was noted by a clock that was ahead: it counts.
    private static bool IsRecent(DateTimeOffset moment, DateTimeOffset now) => moment > now - Window;
}

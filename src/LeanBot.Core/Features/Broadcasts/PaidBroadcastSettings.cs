namespace LeanBot.Core.Features.Broadcasts;

/// <summary><c>telegram.paidBroadcast</c> in <c>config/leanbot.json</c>: whether admins may send faster
/// against Stars.</summary>
public sealed record PaidBroadcastSettings
{
    /// <summary>What Telegram allows at most.</summary>
    public const int PerSecondMax = 1_000;

    public bool IsEnabled { get; init; }

    public int PerSecond { get; init; } = PerSecondMax;
}

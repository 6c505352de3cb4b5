namespace LeanBot.Core.Features.Refunds;

/// <summary><c>refunds</c> in <c>config/leanbot.json</c>: what follows when money goes back, by a refund or
/// by
/// a dispute.</summary>
public sealed record RefundSettings
{
    /// <summary>What a refund of a part does.</summary>
    public PartialRefund PartialRefund { get; init; } = PartialRefund.Nothing;

    /// <summary>Whether a refund that takes time, or a dispute that is lost, also ends the subscription at
    /// Stripe. Where it does not, the next period is charged as if nothing had been.</summary>
    public bool EndsSubscription { get; init; } = true;

    /// <summary>How many days before evidence is due the team is reminded; 0 for not at all.</summary>
    public int EvidenceReminderDays { get; init; } = 2;
}

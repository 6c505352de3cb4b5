namespace LeanBot.Core;

public sealed record ProcessedEventsSettings
{
    /// <summary>Stripe resends on request for up to 30 days. What was granted is known for ever, apart from
    /// this.</summary>
    public int TtlDays { get; init; } = 30;
}

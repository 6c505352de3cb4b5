namespace LeanBot.Core.Features.Broadcasts;

/// <summary>How somebody stands with the community, as far as a broadcast is concerned.</summary>
public enum AudienceState
{
    Active,
    Trialing,

    /// <summary>A renewal failed.</summary>
    PastDue,

    /// <summary>Paid, and will not renew.</summary>
    Canceling,

    /// <summary>Paused by the team, or while a payment is disputed.</summary>
    Resting,

    /// <summary>Had access once and has none now.</summary>
    Former,

    /// <summary>No payment was ever made.</summary>
    NeverPaid,
}

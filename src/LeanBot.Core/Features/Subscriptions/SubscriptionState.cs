namespace LeanBot.Core.Features.Subscriptions;

public enum SubscriptionState
{
    /// <summary>Nothing has been paid yet.</summary>
    Pending,
    Trialing,
    Active,

    /// <summary>A renewal failed; access is kept for the grace period.</summary>
    PastDue,

    /// <summary>Paid, and will not renew.</summary>
    Canceling,
    Paused,
    Disputed,
    Expired,
}

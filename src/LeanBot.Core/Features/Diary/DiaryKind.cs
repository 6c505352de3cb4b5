namespace LeanBot.Core.Features.Diary;

/// <summary>What happened. Each has a text <c>diary.…</c> that tells it.</summary>
public enum DiaryKind
{
    /// <summary>The first payment of a member.</summary>
    Joined,

    /// <summary>Paid by somebody who had nothing, or for one more plan.</summary>
    Returned,
    Renewed,

    /// <summary>Money that moved no end.</summary>
    Paid,

    /// <summary>For a time that was over when it came.</summary>
    PaidLate,

    /// <summary>Time that Stripe gives without a payment.</summary>
    GivenTime,
    PaymentFailed,
    Disputed,
    DisputeWon,
    DisputeLost,

    /// <summary>Money was given back, in whole or in part.</summary>
    Refunded,

    /// <summary>What was given back did not arrive, and is here again.</summary>
    RefundFailed,
    Warned,
    Canceled,
    Resumed,
    Ended,
    LetIn,
    LetOut,

    /// <summary>Somebody waits to be let out.</summary>
    Held,
    Banned,
    RightsLost,
    RightsBack,
    Parked,
    ItemRetried,
    ItemDropped,

    /// <summary>Admins said yes to removals.</summary>
    RemovalsConfirmed,
    RemovalsPutOff,
    /// <summary>A member wrote to the team.</summary>
    Wrote,
    Answered,
    NoticesMuted,
    NoticesHeard,
    ConfigChanged,

    /// <summary>Somebody who is not in the team tried the admin bot.</summary>
    TurnedAway,
    Started,
}

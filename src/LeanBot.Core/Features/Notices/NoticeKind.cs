namespace LeanBot.Core.Features.Notices;

/// <summary>What an admin may not want to be told. Each has a text <c>notices.…</c> that names it.</summary>
public enum NoticeKind
{
    NewMember,
    PaymentFailed,
    Canceled,
    Dispute,

    /// <summary>Money that was given back.</summary>
    Refund,

    /// <summary>What could not be handled and is no money.</summary>
    Parked,

    /// <summary>Who could not be let in or out, guests and strangers in the channels.</summary>
    Access,
    Digest,
    PlanChanged,
}

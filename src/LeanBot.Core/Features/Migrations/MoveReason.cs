namespace LeanBot.Core.Features.Migrations;

/// <summary>Why a subscription is not moved, or not yet.</summary>
public enum MoveReason
{
    /// <summary>Not paid, or paused.</summary>
    Unpaid,
    Canceling,
    Ended,

    /// <summary>The team made a schedule for it at Stripe.</summary>
    HandMade,

    /// <summary>A change that the member planned, or another migration.</summary>
    OtherSchedule,

    /// <summary>At Stripe it has another price than ours said.</summary>
    OtherPrice,

    /// <summary>It has several items: made by hand.</summary>
    SeveralItems,

    /// <summary>It has the new price already.</summary>
    Already,
    Refused,
    PlanChanged,

    /// <summary>Somebody released the schedule at Stripe.</summary>
    ReleasedByHand,
}

namespace LeanBot.Core.Features.Migrations;

public enum MoveState
{
    /// <summary>Only written down, by a migration in shadow mode.</summary>
    Foreseen,

    /// <summary>It is looked at again later.</summary>
    Waiting,

    /// <summary>Stripe has been asked for the schedule.</summary>
    UnderWay,

    /// <summary>Stripe switches it when the period ends.</summary>
    Scheduled,

    /// <summary>It has the new price.</summary>
    Switched,

    /// <summary>It was left alone.</summary>
    Skipped,

    /// <summary>The schedule was released for something that the member, or the team at Stripe, wanted.
    /// </summary>
    GaveWay,

    /// <summary>The schedule is being taken back.</summary>
    Releasing,
    RolledBack,
}

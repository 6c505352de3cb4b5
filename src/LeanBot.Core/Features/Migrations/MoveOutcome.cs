namespace LeanBot.Core.Features.Migrations;

/// <summary>What became of a subscription that was to be moved.</summary>
public enum MoveOutcome
{
    Scheduled,
    Unpaid,
    Canceling,
    Ended,
    HandMade,
    OtherSchedule,
    OtherPrice,
    SeveralItems,
    Already,
}

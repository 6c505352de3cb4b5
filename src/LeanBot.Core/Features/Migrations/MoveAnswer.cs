namespace LeanBot.Core.Features.Migrations;

/// <param name="ScheduleId">Only where it is scheduled, with the moment at which the new price counts,
/// UTC.</param>
public sealed record MoveAnswer(
    MoveOutcome Outcome, string? ScheduleId = null, DateTimeOffset? SwitchAt = null);

namespace LeanBot.Core.Features.Migrations;

/// <summary>What became of a subscription that was to be moved.</summary>
/// <param name="Against">Why it is not; null where it is scheduled.</param>
/// <param name="ScheduleId">Only where it is scheduled, with the moment at which the new price counts,
/// UTC.</param>
public sealed record MoveAnswer(
    MoveReason? Against, string? ScheduleId = null, DateTimeOffset? SwitchAt = null);

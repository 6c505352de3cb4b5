namespace LeanBot.Core.Features.Migrations;

/// <summary>It has done its work.</summary>
public sealed class ScheduleCompleted : ScheduleRule
{
    public override string EventType => "subscription_schedule.completed";
}

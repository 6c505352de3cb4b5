namespace LeanBot.Core.Features.Migrations;

/// <summary>Its subscription was not paid.</summary>
public sealed class ScheduleAborted : ScheduleRule
{
    public override string EventType => "subscription_schedule.aborted";
}

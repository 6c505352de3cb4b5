namespace LeanBot.Core.Features.Migrations;

/// <summary>It has ended, and the subscription with it.</summary>
public sealed class ScheduleCanceled : ScheduleRule
{
    public override string EventType => "subscription_schedule.canceled";
}

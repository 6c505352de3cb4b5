namespace LeanBot.Core.Features.Migrations;

/// <summary>The subscription goes on, and nothing switches it any more.</summary>
public sealed class ScheduleReleased : ScheduleRule
{
    public override string EventType => "subscription_schedule.released";
}

using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>A change that Stripe makes when the period that is paid ends.</summary>
/// <param name="ScheduleId">The subscription schedule that does it, <c>sub_sched_…</c></param>
/// <param name="At">The end of the period, UTC.</param>
public sealed record PlannedChange(string ScheduleId, ChangeTarget Target, DateTimeOffset At)
{
    public bool IsDone(PlanId plan, Period? period) => Target.Plan == plan && Target.Period == period;
}

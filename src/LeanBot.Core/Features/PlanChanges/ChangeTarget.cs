using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>What a member changes to, with the price as it was shown.</summary>
public sealed record ChangeTarget(PlanId Plan, string PlanTitle, Period Period, Money Price);

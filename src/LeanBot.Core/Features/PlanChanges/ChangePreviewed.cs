namespace LeanBot.Core.Features.PlanChanges;

/// <param name="Due">What Stripe would charge at once, less what is left of the old plan.</param>
public sealed record ChangePreviewed(Money Due);

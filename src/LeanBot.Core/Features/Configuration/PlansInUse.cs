using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Configuration;

/// <summary>What no file shows by itself: a plan that people hold cannot be taken away by an edit.</summary>
public static class PlansInUse
{
    /// <summary>In words for whoever edits plans.json; empty where nobody loses a plan.</summary>
    public static IReadOnlyList<string> Lost(IReader state, Config before, Config after)
    {
        var gone = before.Plans.Where(plan => after.Plans.All(kept => kept.Id != plan.Id)).ToArray();
        if (gone.Length == 0) return [];
        var held = state.All<Subscription>()
            .Where(subscription => subscription.GivesAccess)
            .CountBy(subscription => subscription.Plan)
            .ToDictionary();
        return [.. gone.Where(plan => held.ContainsKey(plan.Id)).Select(plan => Words(plan, held[plan.Id]))];
    }

    private static string Words(Plan plan, int count) =>
        $"the plan «{plan.Id}» is not there any more, but {count} {(count == 1 ? "member holds" : "members hold")} "
        + $"{plan.Title}. Keep it under its id; with \"prices\": {{}} it is not sold any more.";
}

using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>A subscription that gives access now, with its plan; the plan is null where the config no longer
/// has it.</summary>
public sealed record Held(Subscription Subscription, Plan? Plan)
{
    public string Title => Plan?.Title ?? Subscription.Plan.Value;

    public static IEnumerable<Held> Of(Turn turn, MemberId member) => turn.Tx
        .Find(Subscription.ByMember, member.ToString())
        .Where(subscription => subscription.GivesAccess)
        .Select(subscription => new Held(subscription, PlanOf(turn, subscription)));

    public static string TitleOf(Turn turn, Subscription subscription) => TitleOf(turn, subscription.Plan);

    public static string TitleOf(Turn turn, PlanId plan) =>
        turn.Config.Plans.FirstOrDefault(one => one.Id == plan)?.Title ?? plan.Value;

    private static Plan? PlanOf(Turn turn, Subscription subscription) =>
        turn.Config.Plans.FirstOrDefault(plan => plan.Id == subscription.Plan);
}

using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Promos;

/// <summary>A promo code, from <c>config/promos.json</c>. What was used is counted in the store.</summary>
/// <param name="Code">A-Z, 0-9 and -, at most 32; people may type it in any case.</param>
/// <param name="Title">For the team, and for the member's receipt.</param>
/// <param name="Plans">Which it is for; empty for all.</param>
/// <param name="From">The first day in the configured zone; null for at once.</param>
/// <param name="Until">The last day in the configured zone, inclusive; null for always.</param>
/// <param name="MaxUses">By all members together; null for any number.</param>
/// <param name="Members">Who may use it; empty for everybody.</param>
public sealed record Promo(
    string Code,
    string Title,
    Discount Discount,
    PromoDuration Duration,
    IReadOnlyList<PlanId> Plans,
    DateOnly? From,
    DateOnly? Until,
    int? MaxUses,
    int? MaxUsesPerMember,
    bool FirstPurchaseOnly,
    IReadOnlyList<MemberId> Members)
{
    /// <summary>The team has stopped it, and may let it go on.</summary>
    public bool Stopped { get; init; }

    public bool IsFor(PlanId plan) => Plans.Count == 0 || Plans.Contains(plan);

    public bool IsFor(MemberId member) => Members.Count == 0 || Members.Contains(member);
}

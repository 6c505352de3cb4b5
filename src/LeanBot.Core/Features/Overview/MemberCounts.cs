using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Overview;

/// <summary>How many members there are in each state. Each counts once, under the best of their
/// subscriptions.</summary>
internal static class MemberCounts
{
    private static readonly SubscriptionState[] BestFirst =
    [
        SubscriptionState.Active, SubscriptionState.Trialing, SubscriptionState.Canceling,
        SubscriptionState.PastDue, SubscriptionState.Paused, SubscriptionState.Disputed,
        SubscriptionState.Expired,
    ];

    /// <summary>A pass through everybody: some tens of milliseconds for 100,000, when an admin
    /// asks.</summary>
    public static IReadOnlyList<(SubscriptionState? State, int Count)> Of(Turn turn)
    {
        var best = new Dictionary<MemberId, int>();
        foreach (var held in turn.Tx.All<Subscription>())
        {
            var rank = Array.IndexOf(BestFirst, held.State);
            if (rank >= 0 && (!best.TryGetValue(held.Member, out var known) || rank < known))
                best[held.Member] = rank;
        }

        var paying = best.Values
            .GroupBy(rank => rank)
            .OrderBy(rank => rank.Key)
            .Select(rank => ((SubscriptionState?)BestFirst[rank.Key], rank.Count()));
        var neverPaid = turn.Tx.All<Member>().Count() - best.Count;
        return [.. paying, (null, Math.Max(0, neverPaid))];
    }
}

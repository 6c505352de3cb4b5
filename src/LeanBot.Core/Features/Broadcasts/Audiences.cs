using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Who belongs to an audience at this moment.</summary>
internal static class Audiences
{
    /// <summary>A pass through everybody, when an admin looks: some tens of milliseconds for
    /// 100,000.</summary>
    public static AudienceCount Count(Turn turn, Broadcast broadcast)
    {
        var (reached, muted, blocked) = (0, 0, 0);
        foreach (var member in All(turn, broadcast))
        {
            if (!Includes(turn, broadcast.Audience, member)) continue;
            if (!member.IsReachable) blocked++;
            else if (Marketing.IsMuted(turn.Tx, member.Id)) muted++;
            else reached++;
        }

        return new AudienceCount(reached, muted, blocked);
    }

    /// <summary>Whether there is still the reason for which somebody gets it; that they can be written to is
    /// another question.</summary>
    public static bool Includes(Turn turn, Audience audience, Member member)
    {
        if (Banning.IsBanned(turn.Tx, member.Id)) return false;
        if (audience.IsList) return true;
        if (audience.Languages.Count > 0 && !audience.Languages.Contains(member.Language)) return false;
        if (audience.NewWithinDays is { } days && member.MetAt < turn.Now.AddDays(-days)) return false;
        if (audience is { States: [], Plans: [], EndingWithinDays: null }) return true;
        var held = turn.Tx.Find(Subscription.ByMember, member.Key).ToArray();
        return HasState(turn, audience, member, held)
            && (audience.Plans.Count == 0 || held.Any(one => IsOfPlan(audience, one)))
            && (audience.EndingWithinDays is not { } ending
                || held.Any(one => EndsBy(one, turn.Now, turn.Now.AddDays(ending))));
    }

    private static IEnumerable<Member> All(Turn turn, Broadcast broadcast) => broadcast.Audience.IsList
        ? (turn.Tx.Get<BroadcastList>(broadcast.Id)?.Members ?? [])
            .Select(id => turn.Tx.Get<Member>(id.ToString())).OfType<Member>()
        : turn.Tx.All<Member>();

    private static bool HasState(Turn turn, Audience audience, Member member, Subscription[] held) =>
        audience.States.Count == 0
        || held.Any(one => StateOf(one) is { } state && audience.States.Contains(state))
        || (audience.States.Contains(AudienceState.Former)
            && held.Any(one => one.PaidThrough is not null) && !held.Any(one => StateOf(one) is not null))
        || (audience.States.Contains(AudienceState.NeverPaid)
            && !turn.Tx.Find(Payment.ByMember, member.Key).Any());

    /// <summary>Which plan somebody had counts for who has none any more.</summary>
    private static bool IsOfPlan(Audience audience, Subscription held) =>
        held.PaidThrough is not null && audience.Plans.Contains(held.Plan);

    private static bool EndsBy(Subscription held, DateTimeOffset now, DateTimeOffset moment) =>
        held is { GivesAccess: true, Renews: false, PaidThrough: { } end } && end > now && end <= moment;

    private static AudienceState? StateOf(Subscription held) => held.State switch
    {
        SubscriptionState.Active => AudienceState.Active,
        SubscriptionState.Trialing => AudienceState.Trialing,
        SubscriptionState.PastDue => AudienceState.PastDue,
        SubscriptionState.Canceling => AudienceState.Canceling,
        SubscriptionState.Paused or SubscriptionState.Disputed => AudienceState.Resting,
        _ => null,
    };
}

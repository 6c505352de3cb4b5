using LeanBot.Core.Features.Bans;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Search;

/// <summary>The ways to pick members: by state, by plan, by what comes soon.</summary>
internal static class MemberFilters
{
    private static readonly SubscriptionState[] States =
    [
        SubscriptionState.Active, SubscriptionState.Trialing, SubscriptionState.Canceling,
        SubscriptionState.PastDue, SubscriptionState.Paused, SubscriptionState.Disputed,
    ];

    private static readonly int[] SoonDays = [3, 7, 30];

    public static IReadOnlyList<MemberFilter> All(Turn turn)
    {
        var voice = turn.Voice;
        return
        [
            new("all", voice.Text("search.everybody"), _ => true),
            .. States.Select(state => new MemberFilter(
                $"state.{state}", voice.Text(StatusScreen.KeyOf(state)),
                one => one.Held.Any(held => held.State == state))),
            .. turn.Config.Plans.Select(plan => new MemberFilter(
                $"plan.{plan.Id}", plan.Title,
                one => one.Held.Any(held => held.GivesAccess && held.Plan == plan.Id))),
            .. SoonDays.Select(days => new MemberFilter(
                FormattableString.Invariant($"soon.{days}"), voice.Text("search.endsWithin", ("days", days)),
                one => one.Held.Any(held => held is { GivesAccess: true, Renews: false }
                    && held.PaidThrough > turn.Now && held.PaidThrough <= turn.Now.AddDays(days)))),
            new("given", voice.Text("search.givenByTeam"),
                one => one.Held.Any(held => held is { IsGiven: true, GivesAccess: true })),
            new("former", voice.Text("search.former"),
                one => one.Held.Any(held => held.PaidThrough is not null)
                    && !one.Held.Any(held => held.GivesAccess)),
            new("never", voice.Text("overview.neverPaid"),
                one => one.Held.All(held => held.PaidThrough is null)),
            new("banned", voice.Text("search.bannedOnes"), one => one.IsBanned),
            new("silent", voice.Text("search.silent"), one => !one.Member.IsReachable),
        ];
    }

    /// <summary>A pass through everybody: some tenths of a second for 100,000, when an admin asks.</summary>
    public static IEnumerable<MemberStanding> Everybody(Turn turn)
    {
        var held = turn.Tx.All<Subscription>().ToLookup(one => one.Member);
        return turn.Tx.All<Member>().Select(member => new MemberStanding(
            member, [.. held[member.Id]], Banning.IsBanned(turn.Tx, member.Id)));
    }
}

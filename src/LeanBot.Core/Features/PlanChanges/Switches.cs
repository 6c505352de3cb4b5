using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

/// <summary>What follows when a subscription is for another plan at Stripe: by a change in the chat, by one
/// that was planned, or by the team's hand.</summary>
internal static class Switches
{
    public static void Follow(Turn turn, Subscription before, Subscription after)
    {
        if (before.Plan == after.Plan || !after.GivesAccess) return;
        if (turn.Row?.Request is SubscriptionChange || SubscriptionChange.IsUnderWay(turn, after))
        {
            // Whoever takes the answer tells of it.
            Doors.Reconcile(turn, KnownMembers.Of(turn, after.Member));
            return;
        }

        Doors.Reconcile(
            turn, KnownMembers.Of(turn, after.Member),
            new Welcome("planChanges.switched", Held.TitleOf(turn, after), after.PaidThrough!.Value));
    }

    /// <summary>The links of what the new plan unlocks, where that is more.</summary>
    public static void OpenDoors(Turn turn, Subscription held, PlanId from)
    {
        var isMore = ChannelsOf(turn, held.Plan).Except(ChannelsOf(turn, from)).Any();
        var welcome = isMore && held.PaidThrough is { } until
            ? new Welcome("planChanges.doors", Held.TitleOf(turn, held), until)
            : null;
        Doors.Reconcile(turn, KnownMembers.Of(turn, held.Member), welcome);
    }

    private static string KeyOf(Subscription held, bool isPaid) =>
        held.State == SubscriptionState.Trialing ? "planChanges.noticeFree"
            : isPaid ? "planChanges.notice" : "planChanges.noticeCollecting";

    private static IReadOnlyList<ChannelId> ChannelsOf(Turn turn, PlanId id) =>
        turn.Config.Plans.FirstOrDefault(plan => plan.Id == id)?.Channels ?? [];

    public static void TellTeam(Turn turn, Subscription held, Money price, bool isPaid) => Notice.Tell(
        turn,
        NoticeKind.PlanChanged,
        voice => new Screen(
            voice.Text(
                KeyOf(held, isPaid),
                ("name", KnownMembers.Of(turn, held.Member).Name), ("id", held.Member),
                ("plan", Held.TitleOf(turn, held)), ("price", price)),
            [ShowMember.Button(voice, held.Member)]));
}

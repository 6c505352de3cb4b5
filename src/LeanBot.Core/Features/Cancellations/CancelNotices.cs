using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Notices;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

/// <summary>What is told of a cancellation, wherever it was made.</summary>
internal static class CancelNotices
{
    /// <summary>Tells of a cancellation, or of one that was taken back, that was made at Stripe itself: in
    /// its portal, or by the team.</summary>
    public static void Follow(Turn turn, Subscription before, Subscription after)
    {
        if (!before.GivesAccess || after.HasEndedAtStripe || IsOurDoing(turn, after)) return;
        var voice = turn.To(KnownMembers.Of(turn, after.Member));
        if (before.CancelAt is null && after.CancelAt is { } end)
        {
            TellDoneAtStripe(turn, after, end);
        }
        else if (before.CancelAt is not null && after.CancelAt is null)
        {
            voice.Say(Resuming.Resumed(turn, voice, after));
        }
    }

    public static void TellDoneAtStripe(Turn turn, Subscription subscription, DateTimeOffset end)
    {
        var voice = turn.To(KnownMembers.Of(turn, subscription.Member));
        voice.Say(CancelScreens.Done(turn, voice, subscription, end, isLater: false));
        TellTeam(turn, subscription, new Farewell(), end, "cancellations.noticeAtStripe");
    }

    public static void TellTeam(
        Turn turn, Subscription subscription, Farewell farewell, DateTimeOffset until,
        string text = "cancellations.notice") => Notice.Tell(
        turn,
        NoticeKind.Canceled,
        voice => new Screen(
            voice.Text(
                text,
                ("name", KnownMembers.Of(turn, subscription.Member).Name),
                ("id", subscription.Member),
                ("plan", Held.TitleOf(turn, subscription)),
                ("until", until),
                ("reason", new Html(farewell.TextIn(voice)))),
            [ShowMember.Button(voice, subscription.Member)]));

    /// <summary>It has ended at Stripe; access may last for days of grace still.</summary>
    public static void TellEnded(Turn turn, Subscription subscription, Farewell farewell)
    {
        var until = CancelScreens.EndOf(turn, subscription);
        TellTeam(
            turn, subscription, farewell, until,
            until > turn.Now ? "cancellations.notice" : "cancellations.noticeOver");
    }

    public static void TellKept(Turn turn, Subscription subscription) => turn.TellAdmins(
        "cancellations.keptAdmins",
        ("name", KnownMembers.Of(turn, subscription.Member).Name),
        ("id", subscription.Member),
        ("plan", Held.TitleOf(turn, subscription)),
        ("subscription", subscription.StripeId));

    public static void TellOfProblem(Turn turn, Subscription subscription, string text, Failure failure) =>
        turn.TellAdmins(
            text,
            ("name", KnownMembers.Of(turn, subscription.Member).Name),
            ("id", subscription.Member),
            ("plan", Held.TitleOf(turn, subscription)),
            ("subscription", subscription.StripeId),
            ("problem", failure.Description));

    /// <summary>It was asked for in the chat: whoever takes the answer tells of it.</summary>
    private static bool IsOurDoing(Turn turn, Subscription subscription) =>
        turn.Row?.Request is SubscriptionChange || SubscriptionChange.IsUnderWay(turn, subscription);
}

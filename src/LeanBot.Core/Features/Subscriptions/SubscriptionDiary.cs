using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.TeamChanges;

namespace LeanBot.Core.Features.Subscriptions;

/// <summary>What a change of a subscription means to who reads the diary. Payments are told where they are
/// granted.</summary>
internal static class SubscriptionDiary
{
    public static void Note(Turn turn, Subscription before, Subscription after)
    {
        if (KindOf(turn, before, after) is not { } kind) return;
        var change = ByTeam(turn, after, kind);
        // What the team ends at once was not cancelled first.
        if (kind == DiaryKind.Canceled && change?.Change == TeamChangeKind.EndNow) return;
        Diaries.Note(
            turn, kind, after.Member, Held.TitleOf(turn, after),
            kind == DiaryKind.PaymentFailed ? after.Trouble!.Amount : null,
            kind == DiaryKind.Canceled ? after.CancelAt : after.PaidThrough, by: change?.Admin);
    }

    /// <summary>What an admin has done at Stripe comes back as a change like the member's own.</summary>
    private static TeamChange? ByTeam(Turn turn, Subscription after, DiaryKind kind) =>
        kind is DiaryKind.Canceled or DiaryKind.Resumed or DiaryKind.Ended
            ? SubscriptionChange.Of(turn, after) as TeamChange
            : null;

    private static DiaryKind? KindOf(Turn turn, Subscription before, Subscription after)
    {
        if (after.State == SubscriptionState.Expired)
            return before.State == SubscriptionState.Expired ? null : DiaryKind.Ended;
        if (after.Trouble is { } trouble
            && (trouble.InvoiceId, trouble.Attempt) != (before.Trouble?.InvoiceId, before.Trouble?.Attempt))
            return DiaryKind.PaymentFailed;
        if (!before.GivesAccess) return null;
        // Where Stripe has given up, nobody has cancelled.
        if (before.Renews && !after.Renews && (after.Trouble is null || !after.HasEndedAtStripe))
            return DiaryKind.Canceled;
        if (!before.Renews && after.Renews && before.CancelAt is not null && after.CancelAt is null)
            return DiaryKind.Resumed;
        return IsWarned(turn, before, after) ? DiaryKind.Warned : null;
    }

    /// <summary>Only time warns; a change of plans merely passes a warning by.</summary>
    private static bool IsWarned(Turn turn, Subscription before, Subscription after) =>
        turn.Incoming is Incoming.TimerDue
        && ((after.LastWarning is not null && after.LastWarning != before.LastWarning)
            || (after.Trouble is { } trouble && before.Trouble is { } known
                && trouble.Said != known.Said));
}

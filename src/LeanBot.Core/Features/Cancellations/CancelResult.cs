using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

public sealed class CancelResult : ResultRule<CancelSubscription, StripeSubscription>
{
    /// <summary>Ends a day apart are those of two periods.</summary>
    private static readonly TimeSpan SamePeriod = TimeSpan.FromDays(1);

    /// <summary>How things stand decides, not what was asked: it may have been renewed meanwhile, or have
    /// ended.</summary>
    protected override void Done(
        Turn turn, OutboxRow row, CancelSubscription request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        if (result.LatestInvoice is { Status: "paid" } paid)
            Granting.Apply(turn, request.Account, paid, result.Metadata, result.At);
        var known = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        if (result.LatestInvoice is { Status: "draft" or "open" } unpaid && !IsPaid(known, result))
        {
            turn.Send(new EndSubscription(
                request.Account, request.StripeId, request.Screen, request.Farewell, unpaid.Id));
            return;
        }

        Tell(turn, known, request, result.CancelAt);
    }

    protected override void Failed(Turn turn, OutboxRow row, CancelSubscription request, Failure failure)
    {
        var known = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        if (!known.IsCancelable)
        {
            // Only the answer got lost: an event has told of it.
            Tell(turn, known, request, known.CancelAt);
            return;
        }

        // A call whose answer was lost may have been carried out: whoever knows is asked.
        FetchSubscription.Once(turn, known, FetchPurpose.Refresh);
        var voice = CancelScreens.Speak(turn, known, request);
        var isDown = failure.Reason is FailureReason.Expired or FailureReason.Exhausted;
        voice.Say(CancelScreens.TryAgain(turn, voice, known, request, isDown));
        if (!isDown) CancelNotices.TellOfProblem(turn, known, "cancellations.refusedAdmins", failure);
    }

    private static void Tell(
        Turn turn, Subscription known, CancelSubscription request, DateTimeOffset? cancelAt)
    {
        var voice = CancelScreens.Speak(turn, known, request);
        if (known.HasEndedAtStripe)
        {
            voice.Say(CancelScreens.Ended(turn, voice, known));
            CancelNotices.TellEnded(turn, known, request.Farewell);
            return;
        }

        var until = cancelAt ?? request.Until;
        voice.Say(CancelScreens.Done(turn, voice, known, until, until > request.Until + SamePeriod));
        CancelNotices.TellTeam(turn, known, request.Farewell, until);
    }

    private static bool IsPaid(Subscription known, StripeSubscription told) =>
        told.PeriodEnd is not { } end || known.PaidThrough + SamePeriod > end;
}

using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

public sealed class ResumeResult : ResultRule<ResumeSubscription, StripeSubscription>
{
    protected override void Done(
        Turn turn, OutboxRow row, ResumeSubscription request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        var known = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        var voice = CancelScreens.Speak(turn, known, request);
        voice.Say(known.HasEndedAtStripe
            ? Resuming.TooLate(turn, voice, known)
            : Resuming.Resumed(turn, voice, known));
    }

    protected override void Failed(Turn turn, OutboxRow row, ResumeSubscription request, Failure failure)
    {
        var known = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        var voice = CancelScreens.Speak(turn, known, request);
        if (known.CancelAt is null && !known.HasEndedAtStripe)
        {
            // Only the answer got lost: an event has told of it.
            voice.Say(Resuming.Resumed(turn, voice, known));
            return;
        }

        FetchSubscription.Once(turn, known, FetchPurpose.Refresh);
        var isDown = failure.Reason is FailureReason.Expired or FailureReason.Exhausted;
        voice.Say(new Screen(
            voice.Text(
                isDown ? "cancellations.resumeFailed" : "cancellations.resumeRefused",
                ("plan", Held.TitleOf(turn, known))),
            [ResumeIt.Button(voice.Text("orders.tryAgain"), known)],
            [ShowStatus.Button(voice)]));
        if (!isDown) CancelNotices.TellOfProblem(turn, known, "cancellations.resumeRefusedAdmins", failure);
    }
}

using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

public sealed class EndResult : ResultRule<EndSubscription, StripeSubscription>
{
    protected override void Done(
        Turn turn, OutboxRow row, EndSubscription request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        var known = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        var voice = CancelScreens.Speak(turn, known, request);
        voice.Say(CancelScreens.Ended(turn, voice, known));
        CancelNotices.TellEnded(turn, known, request.Farewell);
    }

    /// <summary>It will not renew, which is said; what is open still has to be withdrawn by a
    /// person.</summary>
    protected override void Failed(Turn turn, OutboxRow row, EndSubscription request, Failure failure)
    {
        var known = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        FetchSubscription.Once(turn, known, FetchPurpose.Refresh);
        var voice = CancelScreens.Speak(turn, known, request);
        voice.Say(new Screen(
            voice.Text("cancellations.notWithdrawn", ("plan", Held.TitleOf(turn, known))),
            [ShowStatus.Button(voice)]));
        CancelNotices.TellOfProblem(turn, known, "cancellations.notWithdrawnAdmins", failure);
    }
}

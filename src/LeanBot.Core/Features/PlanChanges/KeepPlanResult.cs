using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

public sealed class KeepPlanResult : ResultRule<KeepPlan, StripeSubscription>
{
    protected override void Done(Turn turn, OutboxRow row, KeepPlan request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        Moves.Again(turn, held);
        var voice = CancelScreens.Speak(turn, held, request);
        voice.Say(ChangeScreens.Kept(turn, voice, held));
    }

    protected override void Failed(Turn turn, OutboxRow row, KeepPlan request, Failure failure)
    {
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
        var voice = CancelScreens.Speak(turn, held, request);
        voice.Say(new Screen(
            voice.Text("planChanges.notKept"),
            [KeepPlanButton.Button(turn, voice, held)],
            [ShowStatus.Button(voice)]));
        if (failure.Reason is not (FailureReason.Expired or FailureReason.Exhausted))
            CancelNotices.TellOfProblem(turn, held, "planChanges.refusedAdmins", failure);
    }
}

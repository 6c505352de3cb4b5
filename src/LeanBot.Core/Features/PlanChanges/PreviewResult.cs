using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.PlanChanges;

public sealed class PreviewResult : ResultRule<PreviewChange, ChangePreviewed>
{
    protected override void Done(Turn turn, OutboxRow row, PreviewChange request, ChangePreviewed result)
    {
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        var voice = CancelScreens.Speak(turn, held, request);
        voice.Say(ChangeScreens.SureNow(
            turn, voice, held, request.Target, request.ProrationDate, result.Due));
    }

    protected override void Failed(Turn turn, OutboxRow row, PreviewChange request, Failure failure)
    {
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        var voice = CancelScreens.Speak(turn, held, request);
        voice.Say(ChangeScreens.NotDone(turn, voice, held, request.Target, "planChanges.down"));
        if (failure.Reason is not (FailureReason.Expired or FailureReason.Exhausted))
            CancelNotices.TellOfProblem(turn, held, "planChanges.refusedAdmins", failure);
    }
}

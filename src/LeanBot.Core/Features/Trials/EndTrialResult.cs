using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Trials;

public sealed class EndTrialResult : ResultRule<EndTrial, StripeSubscription>
{
    protected override void Done(Turn turn, OutboxRow row, EndTrial request, StripeSubscription result) =>
        Telling.NoteState(turn, request.Account, result);

    protected override void Failed(Turn turn, OutboxRow row, EndTrial request, Failure failure)
    {
        var known = turn.Tx.Get<Subscription>(request.Id.Value)!;
        CancelNotices.TellOfProblem(turn, known, "trials.notEndedAdmins", failure);
    }
}

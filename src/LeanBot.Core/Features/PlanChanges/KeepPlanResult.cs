using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.TeamChanges;

namespace LeanBot.Core.Features.PlanChanges;

public sealed class KeepPlanResult : ResultRule<KeepPlan, StripeSubscription>
{
    protected override void Done(Turn turn, OutboxRow row, KeepPlan request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        Moves.Again(turn, held);
        var voice = CancelScreens.Speak(turn, held, request);
        voice.Say(request.Admin is null
            ? ChangeScreens.Kept(turn, voice, held)
            : new Screen(
                voice.Text("teamChanges.toldKept", ("plan", Held.TitleOf(turn, held))),
                [ShowStatus.Button(voice)]));
        if (request.Admin is { } admin)
            TeamOutcome.Tell(turn, admin, request.TeamScreen, held, "teamChanges.kept");
    }

    protected override void Failed(Turn turn, OutboxRow row, KeepPlan request, Failure failure)
    {
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
        if (request.Admin is { } admin)
        {
            TeamOutcome.TellFailed(turn, admin, request.TeamScreen, held, failure);
            return;
        }

        var voice = CancelScreens.Speak(turn, held, request);
        voice.Say(new Screen(
            voice.Text("planChanges.notKept"),
            [KeepPlanButton.Button(turn, voice, held)],
            [ShowStatus.Button(voice)]));
        if (failure.Reason is not (FailureReason.Expired or FailureReason.Exhausted))
            CancelNotices.TellOfProblem(turn, held, "planChanges.refusedAdmins", failure);
    }
}

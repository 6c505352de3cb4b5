using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Subscriptions;
using LeanBot.Core.Features.TeamChanges;

namespace LeanBot.Core.Features.PlanChanges;

public sealed class ChangeLaterResult : ResultRule<ChangeLater, StripeSubscription>
{
    protected override void Done(Turn turn, OutboxRow row, ChangeLater request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        if (result.ScheduleId is { } schedule)
        {
            held = Ledger.Put(turn, held with
            {
                Planned = new PlannedChange(
                    schedule, request.Target, result.PeriodEnd ?? held.PaidThrough!.Value),
            });
        }

        var voice = CancelScreens.Speak(turn, held, request);
        voice.Say(ChangeScreens.Planned(turn, voice, held, request.Target));
        if (request.Admin is not { } admin) return;
        TeamOutcome.Tell(
            turn, admin, request.TeamScreen, held, "teamChanges.planned", to =>
            [
                ("target", MovePlanScreen.LabelOf(to, request.Target)),
                ("until", held.PaidThrough ?? turn.Now),
            ]);
    }

    protected override void Failed(Turn turn, OutboxRow row, ChangeLater request, Failure failure)
    {
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        Moves.Again(turn, held);
        FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
        if (request.Admin is { } admin)
        {
            TeamOutcome.TellFailed(turn, admin, request.TeamScreen, held, failure);
            return;
        }

        var voice = CancelScreens.Speak(turn, held, request);
        voice.Say(ChangeScreens.NotDone(turn, voice, held, request.Target, "planChanges.down"));
        if (failure.Reason is not (FailureReason.Expired or FailureReason.Exhausted))
            CancelNotices.TellOfProblem(turn, held, "planChanges.refusedAdmins", failure);
    }
}

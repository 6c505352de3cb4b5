using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Search;
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
        TellAdmin(turn, request, held, "teamChanges.planned", "");
    }

    protected override void Failed(Turn turn, OutboxRow row, ChangeLater request, Failure failure)
    {
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        Moves.Again(turn, held);
        FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
        if (request.Admin is not null)
        {
            TellAdmin(turn, request, held, "teamChanges.failed", failure.Description);
            return;
        }

        var voice = CancelScreens.Speak(turn, held, request);
        voice.Say(ChangeScreens.NotDone(turn, voice, held, request.Target, "planChanges.down"));
        if (failure.Reason is not (FailureReason.Expired or FailureReason.Exhausted))
            CancelNotices.TellOfProblem(turn, held, "planChanges.refusedAdmins", failure);
    }

    private static void TellAdmin(
        Turn turn, ChangeLater request, Subscription held, string text, string problem)
    {
        if (request.Admin is not { } admin || !Team.Includes(turn.Config, admin)) return;
        var voice = Team.VoiceOf(turn, admin).Editing(request.TeamScreen);
        voice.Say(new Screen(
            voice.Text(
                text,
                ("plan", Held.TitleOf(turn, held)), ("name", KnownMembers.Of(turn, held.Member).Name),
                ("target", MovePlanScreen.LabelOf(voice, request.Target)),
                ("until", held.PaidThrough ?? turn.Now), ("problem", problem)),
            [ShelfScreen.Back(voice, MemberShelf.Access, held.Member)]));
    }
}

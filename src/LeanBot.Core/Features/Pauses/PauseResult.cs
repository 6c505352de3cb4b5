using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Pauses;

public sealed class PauseResult : ResultRule<PauseCollection, StripeSubscription>
{
    /// <summary>The member is told where the change is noted, whoever made it.</summary>
    protected override void Done(Turn turn, OutboxRow row, PauseCollection request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        Say(turn, request, request.Pauses ? "pauses.paused" : "pauses.goesOnAdmins", "");
    }

    protected override void Failed(Turn turn, OutboxRow row, PauseCollection request, Failure failure)
    {
        FetchSubscription.Once(
            turn, turn.Tx.Get<Subscription>(request.Subscription.Value)!, FetchPurpose.Refresh);
        Say(turn, request, "pauses.refused", failure.Description);
    }

    private static void Say(Turn turn, PauseCollection request, string text, string problem)
    {
        if (!Team.Includes(turn.Config, request.Admin)) return;
        var held = turn.Tx.Get<Subscription>(request.Subscription.Value)!;
        var voice = Team.VoiceOf(turn, request.Admin).Editing(request.Screen);
        voice.Say(new Screen(
            voice.Text(text, ("plan", Held.TitleOf(turn, held)), ("problem", problem)),
            [ShelfScreen.Back(voice, MemberShelf.Access, held.Member)]));
    }
}

using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.TeamChanges;

/// <summary>Tells an admin what became of the change that they asked Stripe for.</summary>
internal static class TeamOutcome
{
    /// <param name="shown">Their message that shows how it goes.</param>
    /// <param name="values">What the text says besides the plan and the member.</param>
    public static void Tell(
        Turn turn, MemberId admin, MessageRef? shown, Subscription held, string text,
        Func<Voice, (string Name, object Value)[]>? values = null)
    {
        if (!Team.Includes(turn.Config, admin)) return;
        var voice = Team.VoiceOf(turn, admin).Editing(shown);
        voice.Say(new Screen(
            voice.Text(
                text,
                [
                    ("plan", Held.TitleOf(turn, held)), ("name", KnownMembers.Of(turn, held.Member).Name),
                    .. values?.Invoke(voice) ?? [],
                ]),
            [ShelfScreen.Back(voice, MemberShelf.Access, held.Member)]));
    }

    /// <summary>Stripe has refused it.</summary>
    public static void TellFailed(
        Turn turn, MemberId admin, MessageRef? shown, Subscription held, Failure failure) =>
        Tell(turn, admin, shown, held, "teamChanges.failed", _ => [("problem", failure.Description)]);
}

using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

public sealed class FetchListResult : ResultRule<FetchList, ListRead>
{
    protected override void Done(Turn turn, OutboxRow row, FetchList request, ListRead result)
    {
        if (turn.Tx.Get<Broadcast>(request.Broadcast) is not { IsDraft: true } draft) return;
        Say(turn, request, voice => NamedList.Take(turn, voice, draft, request.Admin, result.Text));
    }

    protected override void Failed(Turn turn, OutboxRow row, FetchList request, Failure failure) => Say(
        turn, request,
        voice => new Screen(
            voice.Text("broadcasts.listNotRead", ("problem", failure.Description)),
            [Steps.Open(voice, AudienceScreen.Wire, request.Broadcast, "broadcasts.toAudience")]));

    private static void Say(Turn turn, FetchList request, Func<Voice, Screen> screenFor)
    {
        if (!Team.May(turn.Config, request.Admin, AdminRights.Broadcast)) return;
        var voice = Team.VoiceOf(turn, request.Admin).Editing(request.Screen);
        voice.Say(screenFor(voice));
    }
}

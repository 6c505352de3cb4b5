using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>One broadcast: its report, or what is still missing of a draft.</summary>
public sealed class BroadcastScreen : AdminScreen
{
    public const string Wire = "broadcasts.one";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    protected override Screen Show(Turn turn, string argument)
    {
        var broadcast = Drafts.Find(turn, argument);
        return broadcast.IsDraft
            ? DraftOf(turn, broadcast)
            : ReportCard.Of(turn, turn.Voice, broadcast, isLive: false);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, BroadcastsScreen.Wire, "0");

    private static Screen DraftOf(Turn turn, Broadcast draft)
    {
        var voice = turn.Voice;
        return new Screen(
            string.Join(
                '\n',
                voice.Text("broadcasts.reportHead", ("title", Drafts.TitleOf(draft))),
                voice.Text("broadcasts.isDraft"),
                AudienceWords.Of(turn, voice, draft),
                voice.Text(
                    "broadcasts.draftParts",
                    ("text", voice.Text(draft.Post is null ? "broadcasts.missing" : "broadcasts.written")),
                    ("count", draft.Buttons.Count))),
            [Steps.Open(voice, AudienceScreen.Wire, draft.Id, "broadcasts.toAudience"),
                Steps.Open(voice, PostScreen.Wire, draft.Id, "broadcasts.toText")],
            draft.Post is null ? [] :
            [
                Steps.Open(voice, ButtonsScreen.Wire, draft.Id, "broadcasts.toButtons"),
                PreviewBroadcast.Button(voice, draft.Id),
            ],
            draft.Post is null ? [] :
            [
                Steps.Open(voice, TimeScreen.Wire, draft.Id, "broadcasts.toTime"),
                KeepTemplate.Button(voice, draft),
            ],
            [DropDraft.Button(voice, draft)]);
    }
}

using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Shows a draft to its author before anybody else sees it.</summary>
internal static class Trying
{
    public static void Preview(Turn turn, Broadcast draft)
    {
        turn.Send(new SendPost(
            Bot.Admin, turn.Speaker.Id.Value, PostPurpose.Preview, draft.Id, turn.Voice.Language,
            Own: new PostContent(
                draft.Post!.Html, draft.Post.Media, PostRows.Preview(turn, draft, turn.Voice))));
        turn.SpeakAnew();
        Steps.Show(turn, PreviewScreen.Wire, draft.Id);
    }

    public static void Test(Turn turn, Broadcast draft)
    {
        var shown = turn.Voice.SayShown(new Screen(turn.Voice.Text("broadcasts.testing")));
        turn.Send(new SendPost(
            Bot.User, turn.Speaker.Id.Value, PostPurpose.Test, draft.Id, turn.Voice.Language,
            Windows.NeedsUpload(draft),
            Own: new PostContent(
                draft.Post!.Html, draft.Post.Media, PostRows.Shared(turn, draft, turn.Voice.Language)),
            Screen: shown));
    }

    public static void Sent(Turn turn, SendPost request) => Say(turn, request, "broadcasts.tested", "");

    public static void Failed(Turn turn, SendPost request, Failure failure)
    {
        var text = failure.Reason switch
        {
            FailureReason.Unreachable when request.Purpose == PostPurpose.Test => "broadcasts.notStarted",
            FailureReason.TooLarge => "broadcasts.tooLarge",
            _ => "broadcasts.notTaken",
        };
        Say(turn, request, text, failure.Description);
    }

    private static void Say(Turn turn, SendPost request, string text, string problem)
    {
        var admin = new MemberId(request.ChatId);
        if (!Team.May(turn.Config, admin, AdminRights.Broadcast)) return;
        var voice = Team.VoiceOf(turn, admin).Editing(request.Screen);
        var (draft, isRefused) = (request.Broadcast, text is "broadcasts.notTaken" or "broadcasts.tooLarge");
        voice.Say(new Screen(
            voice.Text(text, ("problem", problem)),
            text == "broadcasts.notStarted" ? [SendTest.Button(voice, draft)] : [],
            [Steps.Open(voice, PreviewScreen.Wire, draft, "broadcasts.toPreview")],
            isRefused
                ? [Steps.Open(voice, PostScreen.Wire, draft, "broadcasts.toText"),
                    Steps.Open(voice, ButtonsScreen.Wire, draft, "broadcasts.toButtons")]
                : [Steps.Open(voice, TimeScreen.Wire, draft, "broadcasts.toTime")]));
    }
}

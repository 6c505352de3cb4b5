using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Step 6: when it begins.</summary>
public sealed class TimeScreen : AdminScreen
{
    public const string Wire = "broadcasts.time";

    private const int PerRow = 2;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public override bool Changes => false;

    protected override Screen Show(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument);
        turn.Begin(new BroadcastFlow.State.Time(draft.Id));
        var voice = turn.Voice;
        return new Screen(
            voice.Text(
                "broadcasts.step6",
                ("now", voice.Moment(turn.Now)), ("zone", turn.Config.Settings.Zone)),
            [
                [ChooseTime.NowButton(voice, draft)],
                .. StartTime.Usual(turn).Select(at => ChooseTime.Button(voice, draft, at)).Chunk(PerRow),
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, PreviewScreen.Wire, argument);
}

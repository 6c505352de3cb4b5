using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Within how many days; another number may be typed.</summary>
public sealed class DaysScreen : AdminScreen
{
    public const string Wire = "broadcasts.days";
    public const string Met = "new";
    public const string Ending = "ending";

    private const int PerRow = 3;

    private static readonly int[] Usual = [1, 3, 7, 14, 30, 90];

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public override bool Changes => false;

    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var draft = Drafts.Open(turn, words[0]);
        turn.Begin(new BroadcastFlow.State.Days(draft.Id, words[1]));
        return new Screen(
            turn.Voice.Text(words[1] == Met ? "broadcasts.newAsk" : "broadcasts.endingAsk"),
            [
                .. Usual.Select(days => ChooseAudience.Button(
                    turn.Voice.Text("broadcasts.days", ("count", days)), draft, words[1], Steps.Text(days)))
                    .Chunk(PerRow),
                [ChooseAudience.Button(turn.Voice.Text("broadcasts.anyDays"), draft, words[1], "any")],
            ]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, AudienceScreen.Wire, argument.Split(' ')[0]);
}

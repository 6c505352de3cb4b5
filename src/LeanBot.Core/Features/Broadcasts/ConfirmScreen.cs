using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>The last look before it goes: what, to whom, when, how fast.</summary>
public sealed class ConfirmScreen : AdminScreen
{
    public const string Wire = "broadcasts.confirm";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    protected override Screen Show(Turn turn, string argument)
    {
        var draft = Drafts.Open(turn, argument);
        var voice = turn.Voice;
        var count = Audiences.Count(turn, draft).Reached;
        if (draft.Post is null) return new Screen(voice.Text("broadcasts.noText"));
        if (count == 0) return new Screen(voice.Text("broadcasts.nobody"));
        return new Screen(
            Text(turn, voice, draft, count),
            SwitchPaid.Row(turn, draft),
            [LaunchBroadcast.Button(voice, draft, count)]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        Steps.Back(turn.Voice, TimeScreen.Wire, argument);

    /// <summary>What is about to happen.</summary>
    internal static string Text(Turn turn, Voice voice, Broadcast draft, int count)
    {
        string[] lines =
        [
            voice.Text("broadcasts.step6Sure", ("title", Drafts.TitleOf(draft)), ("count", count)),
            AudienceWords.Of(turn, voice, draft),
            draft.StartsAt is { } at
                ? voice.Text("broadcasts.begins", ("at", voice.Moment(at)))
                : voice.Text("broadcasts.beginsNow"),
            voice.Text("broadcasts.lasts", ("time", ReportCard.TimeWords(voice, draft, count))),
            draft.PaidPerSecond is { } perSecond
                ? voice.Text(
                    "broadcasts.costs", ("count", perSecond), ("stars", SwitchPaid.StarsFor(count)))
                : "",
        ];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }
}

using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Core.Features.Sweeps;

/// <summary>Who should be inside against who is: what the last look at all channels has found, and how to
/// repair it.</summary>
public sealed class SweepScreen : AdminScreen
{
    public const string Wire = "sweeps";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 46;

    public override string Label(Turn turn) => turn.Voice.Text("sweeps.button");

    protected override Screen Show(Turn turn, string argument)
    {
        var voice = turn.Voice;
        if (turn.Tx.Get<ChannelSweep>(ChannelSweep.OnlyKey) is not { } sweep)
            return new Screen(voice.Text("sweeps.never"), [StartSweep.Button(voice)]);
        var (found, at) = sweep.IsRunning
            ? (sweep.FoundBefore, sweep.FoundBeforeAt)
            : (sweep.Found, sweep.FinishedAt);
        var parts = new List<string>();
        if (sweep.IsRunning)
            parts.Add(voice.Text("sweeps.progress", ("looked", sweep.Looked), ("total", sweep.Total)));
        if (at is { } when) parts.Add(voice.Text("sweeps.head", ("at", new Moment(when))));
        parts.AddRange((found ?? []).Select(one => Words(turn, one)));
        return new Screen(string.Join("\n\n", parts), [.. Buttons(turn, sweep, found ?? [])]);
    }

    private static IEnumerable<IReadOnlyList<Choice>> Buttons(
        Turn turn, ChannelSweep sweep, IReadOnlyList<ChannelFindings> found)
    {
        var voice = turn.Voice;
        foreach (var one in found)
        {
            yield return
            [
                .. Lists(turn, one, FindingKind.Missing, one.Missing),
                .. Lists(turn, one, FindingKind.Banned, one.Banned),
                .. Lists(turn, one, FindingKind.WithoutRight, one.WithoutRight),
            ];
        }

        if (found.Any(one => one.Missing > one.Unreachable)) yield return [InviteMissing.Button(voice)];
        if (found.Any(one => one.WithoutRight > 0)) yield return [MakeKickPlan.Button(voice)];
        if (found.Any(one => one.Lacking.Count > 0)) yield return [CheckRightsAgain.Button(voice)];
        if (!sweep.IsRunning) yield return [StartSweep.Button(voice)];
    }

    private static Choice[] Lists(Turn turn, ChannelFindings one, FindingKind kind, int count) => count == 0
        ? []
        :
        [
            OpenScreen.Button(
                turn.Voice.Text(
                    $"sweeps.list{kind}",
                    ("channel", new Html(Chats.TitleOf(turn, one.Channel))), ("count", count)),
                FindingsScreen.Wire, $"{one.Channel} {kind} 0"),
        ];

    private static string Words(Turn turn, ChannelFindings one)
    {
        var voice = turn.Voice;
        var lines = new List<string>
        {
            voice.Text("sweeps.channel", ("channel", Chats.TitleOf(turn, one.Channel)), ("inside", one.Inside)),
        };
        if (one.Counted is { } counted)
        {
            lines.Add(voice.Text(
                one.Strangers == 0 ? "sweeps.counted" : "sweeps.strangers",
                ("count", counted), ("administrators", one.Administrators), ("strangers", one.Strangers)));
        }

        if (one.Missing > 0) lines.Add(voice.Text("sweeps.missing", ("count", one.Missing)));
        if (one.Unreachable > 0) lines.Add(voice.Text("sweeps.unreachable", ("count", one.Unreachable)));
        if (one.Banned > 0) lines.Add(voice.Text("sweeps.banned", ("count", one.Banned)));
        if (one.WithoutRight > 0) lines.Add(voice.Text("sweeps.withoutRight", ("count", one.WithoutRight)));
        lines.AddRange(one.Lacking.Select(right => voice.Text($"sweeps.lacks{right}")));
        if (lines.Count == 1 || (lines.Count == 2 && one is { Strangers: 0, Counted: not null }))
            lines.Add(voice.Text("sweeps.inOrder"));
        return string.Join('\n', lines);
    }
}

using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>All broadcasts, the newest first.</summary>
public sealed class BroadcastsScreen : AdminScreen
{
    public const string Wire = "broadcasts";

    private const int ShownMax = 6;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Broadcast;

    public override int? Place => 32;

    public override string Label(Turn turn) => turn.Voice.Text("broadcasts.button");

    protected override Screen Show(Turn turn, string argument)
    {
        var all = turn.Tx.All<Broadcast>()
            .OrderByDescending(one => one.IsUnderWay)
            .ThenByDescending(one => one.BeganAt ?? one.StartsAt ?? one.MadeAt)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .ToArray();
        var page = Pages.Of(all, Pages.NumberOf(argument), ShownMax);
        var lines = page.Items.Select(one => LineOf(turn, one));
        return new Screen(
            turn.Voice.Text(all.Length == 0 ? "broadcasts.none" : "broadcasts.head", ("count", all.Length))
                + string.Concat(lines.Select(line => $"\n\n{line}")),
            [
                [NewBroadcast.Button(turn.Voice),
                    Steps.Open(turn.Voice, TemplatesScreen.Wire, "0", "broadcasts.templates")],
                .. page.Items.Select(IReadOnlyList<Choice> (one) =>
                    [OpenScreen.Button(Drafts.TitleOf(one), BroadcastScreen.Wire, one.Id)]),
                .. page.Buttons(turn.Voice, this, Steps.Text),
            ]);
    }

    private static string LineOf(Turn turn, Broadcast broadcast)
    {
        var tally = turn.Tx.Get<BroadcastTally>(broadcast.Id);
        return turn.Voice.Text(
            tally is null ? "broadcasts.line" : "broadcasts.lineSent",
            ("title", Drafts.TitleOf(broadcast)),
            ("state", new Html(ReportCard.StateOf(turn, turn.Voice, broadcast))),
            ("at", turn.Voice.Moment(broadcast.BeganAt ?? broadcast.MadeAt)),
            ("sent", tally?.Sent ?? 0), ("total", tally?.Total ?? 0));
    }
}

using LeanBot.Core.Features.Broadcasts;

namespace LeanBot.Core.Features.Exports;

/// <summary>What came of each broadcast, the oldest first.</summary>
public sealed class BroadcastsTable : ExportTable
{
    public override string Name => "broadcasts";

    public override IReadOnlyList<string> Columns =>
    [
        "id", "state", "author", "launched_by", "began_at", "ended_at", "total", "sent", "failed", "blocked",
        "muted", "left_out", "muted_after", "presses", "last_problem",
    ];

    public override IEnumerable<IReadOnlyList<string>> Take(IReader state, Config config)
    {
        var broadcasts = state.All<Broadcast>().Where(one => !one.IsDraft).ToArray();
        var tallies = state.All<BroadcastTally>().ToArray();
        return Rows(broadcasts, tallies);
    }

    private static IEnumerable<string[]> Rows(Broadcast[] broadcasts, BroadcastTally[] tallies)
    {
        var tallied = tallies.ToDictionary(tally => tally.Broadcast);
        return broadcasts
            .OrderBy(one => one.MadeAt)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .Select(one => Row(one, tallied.GetValueOrDefault(one.Id) ?? new BroadcastTally(one.Id)));
    }

    private static string[] Row(Broadcast broadcast, BroadcastTally tally) =>
    [
        broadcast.Id,
        broadcast.State.ToString(),
        broadcast.Author.ToString(),
        broadcast.LaunchedBy?.ToString() ?? "",
        Cells.Moment(broadcast.BeganAt),
        Cells.Moment(broadcast.EndedAt),
        Cells.Number(tally.Total),
        Cells.Number(tally.Sent),
        Cells.Number(tally.Failed),
        Cells.Number(tally.Blocked),
        Cells.Number(tally.Muted),
        Cells.Number(tally.LeftOut),
        Cells.Number(tally.MutedHere),
        Cells.Several(broadcast.Buttons.Select((_, at) => Cells.Number(tally.PressesOf(at)))),
        tally.LastProblem ?? "",
    ];
}

using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Overview;

namespace LeanBot.Core.Features.Digests;

/// <summary>What the days since the last summary brought, and what waits for a person.</summary>
internal static class DigestScreen
{
    private static readonly (DiaryKind Kind, string Text)[] Told =
    [
        (DiaryKind.Joined, "digests.joined"),
        (DiaryKind.Returned, "digests.returned"),
        (DiaryKind.Renewed, "digests.renewed"),
        (DiaryKind.PaymentFailed, "digests.failed"),
        (DiaryKind.Canceled, "digests.canceled"),
        (DiaryKind.Resumed, "digests.resumed"),
        (DiaryKind.Ended, "digests.ended"),
        (DiaryKind.Disputed, "digests.disputed"),
        (DiaryKind.Refunded, "digests.refunded"),
    ];

    public static Screen Of(Turn turn, Voice voice, DateOnly from, DateOnly to)
    {
        var tally = DayTally.Of(turn.Tx, from, to);
        var waiting = Waiting.Lines(turn, voice).ToArray();
        var days = Days(turn, voice, from, to);
        var lines = Lines(voice, tally).ToArray();
        var text = lines.Length == 0
            ? voice.Text(from == to ? "digests.quiet" : "digests.quietDays", ("days", days))
            : voice.Text("digests.head", ("days", days)) + "\n" + string.Join('\n', lines);
        if (waiting.Length > 0)
            text += "\n\n" + voice.Text("digests.waiting") + "\n" + string.Join('\n', waiting);
        return new Screen(text, [OpenOverview.Button(voice)], [.. Waiting.Buttons(turn, voice)]);
    }

    private static IEnumerable<string> Lines(Voice voice, DayTally tally)
    {
        foreach (var (kind, text) in Told.Where(one => tally.CountOf(one.Kind) > 0))
            yield return voice.Text(text, ("count", tally.CountOf(kind)));
        if (tally.Revenue.Count > 0)
            yield return voice.Text("digests.revenue", ("sum", Sums.Of(tally.Revenue)));
    }

    private static string Days(Turn turn, Voice voice, DateOnly from, DateOnly to) => from == to
        ? voice.Text("digests.day", ("day", NoonOf(turn, to)))
        : voice.Text("digests.days", ("from", NoonOf(turn, from)), ("to", NoonOf(turn, to)));

    /// <summary>A moment that is of that day in the zone.</summary>
    private static DateTimeOffset NoonOf(Turn turn, DateOnly day) =>
        LocalClock.At(turn.Config.Zone, day.ToDateTime(TimeOnly.MinValue), 12);
}

using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Rounds;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Overview;

/// <summary>How the community and the worker are doing.</summary>
public sealed class OverviewScreen : AdminScreen
{
    private const int DaysAhead = 7;

    public override string Route => "overview";

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 10;

    public override string Label(Turn turn) => turn.Voice.Text("overview.button");

    protected override Screen Show(Turn turn, string argument)
    {
        var waiting = Waiting.Lines(turn, turn.Voice)
            .DefaultIfEmpty(turn.Voice.Text("overview.nothingWaits"));
        string[] parts =
        [
            turn.Voice.Text("overview.head", ("community", turn.Config.Settings.Community)),
            Members(turn),
            Revenue(turn),
            Ahead(turn),
            turn.Voice.Text("overview.waiting") + "\n" + string.Join('\n', waiting),
            Queue(turn),
            Machine(turn),
        ];
        return new Screen(
            string.Join("\n\n", parts), [.. Waiting.Buttons(turn, turn.Voice)]);
    }

    private static string Members(Turn turn) => turn.Voice.Text("overview.members") + "\n" + string.Join(
        '\n',
        MemberCounts.Of(turn).Select(one => turn.Voice.Text(
            "overview.member",
            ("state", turn.Voice.Text(
                one.State is { } state ? StatusScreen.KeyOf(state) : "overview.neverPaid")),
            ("count", one.Count))));

    private static string Revenue(Turn turn)
    {
        var today = Diaries.Today(turn);
        var month = new DateOnly(today.Year, today.Month, 1);
        return turn.Voice.Text(
            "overview.revenue",
            ("today", Sums.Of(DayTally.Of(turn.Tx, today).Revenue)),
            ("month", Sums.Of(DayTally.Of(turn.Tx, month, today).Revenue)),
            ("before", Sums.Of(DayTally.Of(turn.Tx, month.AddMonths(-1), month.AddDays(-1)).Revenue)));
    }

    private static string Ahead(Turn turn)
    {
        var until = turn.Now.AddDays(DaysAhead);
        var near = turn.Tx.All<Subscription>()
            .Where(held => held.GivesAccess && held.PaidThrough > turn.Now && held.PaidThrough <= until)
            .ToArray();
        var renewing = near.Where(held => held.Renews).ToArray();
        var lines = new List<string> { turn.Voice.Text("overview.ahead", ("days", DaysAhead)) };
        if (renewing.Length > 0)
        {
            var charges = renewing.Select(held => held.NextPayment).OfType<Money>();
            lines.Add(turn.Voice.Text(
                "overview.renewals", ("count", renewing.Length), ("sum", Sums.Of(charges))));
        }

        if (near.Length > renewing.Length)
            lines.Add(turn.Voice.Text("overview.ends", ("count", near.Length - renewing.Length)));
        if (near.Length == 0) lines.Add(turn.Voice.Text("overview.nothingAhead"));
        return string.Join('\n', lines);
    }

    private static string Queue(Turn turn)
    {
        var rows = turn.Tx.All<OutboxRow>()
            .Where(row => row.NotBefore <= turn.Now || row.LastError is not null)
            .ToArray();
        if (rows.Length == 0) return turn.Voice.Text("overview.noQueue");
        return turn.Voice.Text(
            "overview.queue",
            ("count", rows.Length),
            ("oldest", turn.Voice.Span(turn.Now - rows.Min(row => row.StagedAt))),
            ("failing", rows.Count(row => row.IsPutOff)),
            ("held", rows.Count(row => row.HeldFor is not null)));
    }

    private static string Machine(Turn turn)
    {
        var run = turn.Tx.Get<WorkerRun>(WorkerRun.OnlyKey);
        var lines = new List<string>
        {
            turn.Voice.Text("overview.heard", ("at", Moment(
                turn, turn.Tx.All<WebhookHeard>().Max(heard => (DateTimeOffset?)heard.At)))),
            turn.Voice.Text("overview.round", ("at", Moment(
                turn, turn.Tx.All<Round>().Max(round => round.Through)))),
            turn.Voice.Text("overview.store", ("commits", turn.Tx.Seq - 1)),
        };
        if (run?.FreeBytes is { } free)
            lines.Add(turn.Voice.Text("overview.disk", ("free", Gigabytes(free))));
        if (run is { Version.Length: > 0 })
        {
            lines.Add(turn.Voice.Text(
                "overview.worker",
                ("version", run.Version), ("span", turn.Voice.Span(turn.Now - run.StartedAt))));
        }

        return turn.Voice.Text("overview.machine") + "\n" + string.Join('\n', lines);
    }

    private static string Moment(Turn turn, DateTimeOffset? at) =>
        at is { } moment ? turn.Voice.Moment(moment) : turn.Voice.Text("overview.never");

    private static string Gigabytes(long bytes) =>
        (bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture);
}

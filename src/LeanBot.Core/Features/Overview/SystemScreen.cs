using System.Globalization;
using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Rounds;

namespace LeanBot.Core.Features.Overview;

/// <summary>The machine: how long it runs, what it has kept, what waits to go out, and when each account of
/// Stripe was last heard.</summary>
public sealed class SystemScreen : AdminScreen
{
    public const string Wire = "system";

    private const int KindsMax = 6;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 76;

    public override string Label(Turn turn) => turn.Voice.Text("overview.system");

    protected override Screen Show(Turn turn, string argument) => new(
        string.Join("\n\n", turn.Voice.Text("overview.systemHead"), Run(turn), Outbox(turn), Accounts(turn)));

    private static string Run(Turn turn)
    {
        var lines = new List<string>();
        if (turn.Tx.Get<WorkerRun>(WorkerRun.OnlyKey) is { } run)
        {
            lines.Add(turn.Voice.Text(
                "overview.worker",
                ("version", run.Version), ("span", turn.Voice.Span(turn.Now - run.StartedAt))));
            if (run.FreeBytes is { } free)
            {
                lines.Add(turn.Voice.Text(
                    "overview.disk", ("free", (free / 1e9).ToString("0.0", CultureInfo.InvariantCulture))));
            }
        }

        lines.Add(turn.Voice.Text("overview.store", ("commits", turn.Tx.Seq - 1)));
        lines.AddRange(Waiting.Lines(turn, turn.Voice));
        return string.Join('\n', lines);
    }

    private static string Outbox(Turn turn)
    {
        var rows = turn.Tx.All<OutboxRow>()
            .Where(row => row.NotBefore <= turn.Now || row.LastError is not null)
            .ToArray();
        if (rows.Length == 0) return turn.Voice.Text("overview.noQueue");
        var lines = rows.GroupBy(row => Core.Wire.NameOf(row.Request.GetType()))
            .OrderByDescending(kind => kind.Count())
            .Take(KindsMax)
            .Select(kind => turn.Voice.Text(
                "overview.queueKind",
                ("kind", kind.Key), ("count", kind.Count()),
                ("problem", kind.FirstOrDefault(row => row.LastError is not null)?.LastError ?? "—")));
        return turn.Voice.Text(
            "overview.queue",
            ("count", rows.Length),
            ("oldest", turn.Voice.Span(turn.Now - rows.Min(row => row.StagedAt))),
            ("failing", rows.Count(row => row.IsPutOff)),
            ("held", rows.Count(row => row.HeldFor is not null))) + "\n" + string.Join('\n', lines);
    }

    private static string Accounts(Turn turn) => string.Join('\n', KnownAccounts.Of(turn).Select(account =>
        turn.Voice.Text(
            IsLive(turn, account) ? "overview.accountLive" : "overview.accountTest",
            ("account", account),
            ("heard", Moment(turn, turn.Tx.Get<WebhookHeard>(account)?.At)),
            ("round", Moment(turn, turn.Tx.Get<Round>(account)?.Through)))));

    private static bool IsLive(Turn turn, string account) =>
        turn.Tx.Get<WorkerRun>(WorkerRun.OnlyKey)?.LiveAccounts.Contains(account) == true;

    private static string Moment(Turn turn, DateTimeOffset? at) =>
        at is { } moment ? turn.Voice.Moment(moment) : turn.Voice.Text("overview.never");
}

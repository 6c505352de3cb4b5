using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Migrations;

/// <summary>What the team hears of a migration.</summary>
internal static class MigrationReports
{
    /// <summary>How many are named for each reason; the others are counted.</summary>
    private const int NamesMax = 10;

    /// <summary>Whoever is looking at it sees it there.</summary>
    public static void TellPrepared(Turn turn, Migration migration)
    {
        foreach (var admin in turn.Config.Admins)
        {
            if (!MigrationProgress.IsShown(turn, migration.Id, admin.TelegramId))
                turn.TellAdmin(admin.TelegramId, voice => PreparedOf(turn, voice, migration));
        }
    }

    public static void TellForeseen(Turn turn, Migration migration) => turn.TellAdmins(voice => new Screen(
        voice.Text(
            "migrations.foreseen",
            ("plan", migration.Terms.PlanTitle), ("count", migration.Tally.Foreseen)),
        [MigrationCsv.Button(voice, migration)]));

    public static void TellMoved(Turn turn, Migration migration)
    {
        var (terms, tally) = (migration.Terms, migration.Tally);
        var skipped = turn.Tx.All<Move>()
            .Where(move => move.Migration == migration.Id && move.State == MoveState.Skipped)
            .OrderBy(move => move.Key, StringComparer.Ordinal)
            .GroupBy(move => move.Reason!.Value)
            .OrderBy(group => group.Key)
            .ToArray();
        turn.TellAdmins(voice => new Screen(string.Join('\n', [
            voice.Text(
                "migrations.moved",
                ("plan", terms.PlanTitle), ("to", terms.To), ("scheduled", tally.Scheduled + tally.Switched),
                ("waiting", tally.Waiting), ("skipped", tally.Skipped)),
            .. skipped.Select(group => voice.Text(
                "migrations.skipped",
                ("reason", ReasonIn(voice, group.Key)), ("count", group.Count()),
                ("names", string.Join(", ", group.Take(NamesMax).Select(move => NameOf(turn, move)))))),
        ])));
    }

    public static void TellRolledBack(Turn turn, Migration migration) => turn.TellAdmins(
        "migrations.rolledBack",
        ("plan", migration.Terms.PlanTitle), ("from", migration.Terms.From),
        ("count", migration.Tally.RolledBack), ("switched", migration.Tally.Switched));

    /// <summary>What is left alone during the walk is told at its end, all together.</summary>
    public static void TellSkippedLate(Turn turn, Move move)
    {
        var migration = turn.Tx.Get<Migration>(move.Migration)!;
        if (migration.State != MigrationState.Moved) return;
        TellOf(
            turn, move, voice => voice.Text(
                "migrations.skippedLate",
                ("name", NameOf(turn, move)), ("id", move.Member), ("plan", migration.Terms.PlanTitle),
                ("reason", ReasonIn(voice, move.Reason!.Value))));
    }

    public static void TellReleasedByHand(Turn turn, Move move)
    {
        var migration = turn.Tx.Get<Migration>(move.Migration)!;
        TellOf(
            turn, move, voice => voice.Text(
                "migrations.releasedByHand",
                ("name", NameOf(turn, move)), ("id", move.Member), ("plan", migration.Terms.PlanTitle),
                ("from", migration.Terms.From)));
    }

    public static void TellNotReleased(Turn turn, Move move, Failure failure)
    {
        var migration = turn.Tx.Get<Migration>(move.Migration)!;
        TellOf(
            turn, move, voice => voice.Text(
                "migrations.notReleased",
                ("name", NameOf(turn, move)), ("id", move.Member), ("plan", migration.Terms.PlanTitle),
                ("schedule", move.ScheduleId!), ("problem", failure.Description)));
    }

    private static Screen PreparedOf(Turn turn, Voice voice, Migration migration)
    {
        var (terms, forecast) = (migration.Terms, migration.Forecast);
        return new Screen(
            string.Join('\n', [
                voice.Text(
                    "migrations.prepared",
                    ("plan", terms.PlanTitle), ("from", terms.From), ("to", terms.To),
                    ("account", terms.Account), ("date", Migrations.NotBefore(turn, terms)),
                    ("members", forecast.Members), ("ending", forecast.Ending)),
                .. forecast.Revenue.Select(line => voice.Text(
                    "migrations.revenue", ("before", line.MonthlyBefore), ("after", line.MonthlyAfter))),
            ]),
            [MigrationScreen.Button(voice, migration)]);
    }

    private static void TellOf(Turn turn, Move move, Func<Voice, string> words) =>
        turn.TellAdmins(voice => new Screen(words(voice), [ShowMember.Button(voice, move.Member)]));

    internal static string ReasonIn(Voice voice, MoveReason reason) => voice.Text(KeyOf(reason));

    private static string KeyOf(MoveReason reason) => reason switch
    {
        MoveReason.Unpaid => "migrations.reasonUnpaid",
        MoveReason.Canceling => "migrations.reasonCanceling",
        MoveReason.Ended => "migrations.reasonEnded",
        MoveReason.HandMade => "migrations.reasonHandMade",
        MoveReason.OtherSchedule => "migrations.reasonOtherSchedule",
        MoveReason.OtherPrice => "migrations.reasonOtherPrice",
        MoveReason.SeveralItems => "migrations.reasonSeveralItems",
        MoveReason.Already => "migrations.reasonAlready",
        MoveReason.PlanChanged => "migrations.reasonPlanChanged",
        MoveReason.ReleasedByHand => "migrations.reasonReleasedByHand",
        _ => "migrations.reasonRefused",
    };

    private static string NameOf(Turn turn, Move move) => KnownMembers.Of(turn, move.Member).Name;
}

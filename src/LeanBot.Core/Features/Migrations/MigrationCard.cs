using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Migrations;

/// <summary>A migration as the team reads it, with what can be done now; also in turns in which nobody
/// speaks.</summary>
internal static class MigrationCard
{
    private const string NextLine = "\n";

    public static Screen Of(Turn turn, Voice voice, Migration migration) => new(
        string.Join("\n\n", Parts(turn, voice, migration).Where(part => part.Length > 0)),
        [.. Rows(turn, voice, migration)]);

    /// <summary>«Gold: $99 a month → $119 a month».</summary>
    public static string NameOf(Voice voice, MigrationTerms terms) => voice.Text(
        "migrations.name", ("plan", terms.PlanTitle),
        ("from", new Html(PlanCards.PriceText(voice, terms.Period, terms.From))),
        ("to", new Html(PlanCards.PriceText(voice, terms.Period, terms.To))));

    public static string StateOf(Voice voice, Migration migration) => voice.Text(migration switch
    {
        { IsShadow: true, State: MigrationState.Moving } => "migrations.isForeseeing",
        { State: MigrationState.Counting } => "migrations.isCounting",
        { State: MigrationState.Prepared } => "migrations.isPrepared",
        { State: MigrationState.Pricing } => "migrations.isPricing",
        { State: MigrationState.Moving } => "migrations.isMoving",
        { State: MigrationState.Paused } => "migrations.isPaused",
        { State: MigrationState.Moved } => "migrations.isMoved",
        { State: MigrationState.RollingBack } => "migrations.isRollingBack",
        { State: MigrationState.RolledBack } => "migrations.isRolledBack",
        _ => "migrations.isDropped",
    });

    /// <summary>Who is moved, and what that brings.</summary>
    public static string ForecastOf(Voice voice, Forecast forecast)
    {
        var lines = forecast.Revenue.Select(line => voice.Text(
            "migrations.revenueLine", ("before", line.MonthlyBefore), ("after", line.MonthlyAfter),
            ("more", Signed(line))));
        return voice.Text(
            "migrations.forecast", ("members", forecast.Members), ("ending", forecast.Ending))
            + NextLine + string.Join(NextLine, lines);
    }

    public static string WhenOf(Turn turn, Voice voice, MigrationTerms terms) => voice.Text(
        "migrations.when", ("date", Migrations.NotBefore(turn, terms)),
        ("days", turn.Config.Settings.Migrations.NoticeDays));

    private static IEnumerable<string> Parts(Turn turn, Voice voice, Migration migration)
    {
        yield return voice.Text(
            "migrations.cardHead", ("name", new Html(NameOf(voice, migration.Terms))),
            ("account", migration.Terms.Account), ("state", new Html(StateOf(voice, migration))));
        if (migration.State is MigrationState.Prepared or MigrationState.Pricing or MigrationState.Moving)
            yield return WhenOf(turn, voice, migration.Terms);
        if (migration.State is not (MigrationState.Counting or MigrationState.Dropped))
            yield return ForecastOf(voice, migration.Forecast);
        yield return string.Join(NextLine, Tally(voice, migration.Tally));
    }

    private static IEnumerable<string> Tally(Voice voice, MigrationTally tally) =>
        ((string Key, int Count)[])
        [
            ("migrations.tallyForeseen", tally.Foreseen), ("migrations.tallyWaiting", tally.Waiting),
            ("migrations.tallyUnderWay", tally.UnderWay), ("migrations.tallyScheduled", tally.Scheduled),
            ("migrations.tallySwitched", tally.Switched), ("migrations.tallySkipped", tally.Skipped),
            ("migrations.tallyGaveWay", tally.GaveWay), ("migrations.tallyReleasing", tally.Releasing),
            ("migrations.tallyRolledBack", tally.RolledBack),
        ] is var all
            ? all.Where(one => one.Count > 0).Select(one => voice.Text(one.Key, ("count", one.Count)))
            : [];

    private static IEnumerable<IReadOnlyList<Choice>> Rows(Turn turn, Voice voice, Migration migration)
    {
        if (migration is { State: MigrationState.Prepared })
        {
            yield return
            [
                AskMigration.When(voice, migration),
                MigrationDo.Button(voice, migration, MigrationDeed.Recount),
            ];
            yield return
            [
                .. turn.Config.Texts.Languages.Order(StringComparer.Ordinal)
                    .Select(language => AskMigration.Words(turn, voice, migration, language)),
            ];
            yield return
            [
                MigrationCsv.Button(voice, migration),
                MigrationDo.Button(voice, migration, MigrationDeed.Foresee),
            ];
            yield return [SureMigration.Button(voice, migration, MigrationDeed.Apply)];
            yield return [MigrationDo.Button(voice, migration, MigrationDeed.Drop)];
        }

        else if (migration.State != MigrationState.Counting)
        {
            yield return [MigrationCsv.Button(voice, migration)];
        }

        if (migration is { State: MigrationState.Pricing or MigrationState.Moving, IsShadow: false })
            yield return [MigrationDo.Button(voice, migration, MigrationDeed.Pause)];
        if (migration.State == MigrationState.Paused)
            yield return [MigrationDo.Button(voice, migration, MigrationDeed.Resume)];
        if (migration is { IsLive: true, IsShadow: false })
            yield return [SureMigration.Button(voice, migration, MigrationDeed.RollBack)];
    }

    private static string Signed(RevenueLine line)
    {
        var more = new Money((line.YearlyAfter - line.YearlyBefore) / 12, line.Currency);
        return more.MinorUnits >= 0 ? $"+{more}" : more.ToString();
    }
}

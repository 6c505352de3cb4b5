using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;
using LeanBot.Core.Features.Audit;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Does what can be taken back, and what was confirmed. It carries how the migration was shown:
/// where that has changed since, nothing is done, and it is shown as it is now.</summary>
public sealed class MigrationDo : AdminButton
{
    private const string Wire = "migrations.do";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.MigratePrices;

    internal static Choice Button(Voice voice, Migration migration, MigrationDeed deed) =>
        Button(LabelOf(voice, deed), migration, deed);

    internal static Choice Button(string label, Migration migration, MigrationDeed deed) =>
        Make(Wire, label, $"{migration.Id} {deed} {SeenOf(migration)}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var migration = turn.Tx.Get<Migration>(words[0]) ?? throw new Refused("migrations.unknown");
        if (SeenOf(migration) != words[2])
        {
            MigrationProgress.Show(turn, migration.Id, turn.Voice.Text("migrations.changedMeanwhile"));
            return;
        }

        var deed = Enum.Parse<MigrationDeed>(words[1]);
        if (deed == MigrationDeed.Apply
            && turn.Config.SecondAdmin.IsOver(new ActionSize(migration.Forecast.Members)))
        {
            Approving.Ask<ApplyMigration>(turn, new ApplyMigration.Arguments(
                migration.Id, words[2], migration.Forecast.Members));
            return;
        }

        Do(turn, migration, deed);
        MigrationProgress.Show(turn, migration.Id);
    }

    /// <summary>What matters of it to whoever decides.</summary>
    internal static string SeenOf(Migration migration)
    {
        var (terms, forecast) = (migration.Terms, migration.Forecast);
        var words = (terms.Words ?? new Dictionary<string, string>())
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => one.ToString());
        return Menu.Seen.Of(string.Join(
            '|', migration.State, migration.IsShadow, terms.To, terms.NotBefore.UtcTicks, forecast.Members,
            forecast.Ending, string.Join('|', words)));
    }

    internal static void Do(Turn turn, Migration migration, MigrationDeed deed)
    {
        switch (deed)
        {
            case MigrationDeed.Recount: Migrations.Recount(turn, migration.Id); return;
            case MigrationDeed.Foresee: Migrations.Apply(turn, migration.Id, isShadow: true); return;
            case MigrationDeed.Apply: Migrations.Apply(turn, migration.Id); break;
            case MigrationDeed.Pause: Migrations.Pause(turn, migration.Id); break;
            case MigrationDeed.Resume: Migrations.Resume(turn, migration.Id); break;
            case MigrationDeed.RollBack: Migrations.RollBack(turn, migration.Id); break;
            default: Migrations.Drop(turn, migration.Id); break;
        }

        Note(turn, KindOf(deed), migration.Terms);
    }

    /// <summary>Under the name that the admin reads.</summary>
    internal static void Note(
        Turn turn, AuditKind kind, MigrationTerms terms, string? before = null, string? after = null) =>
        Audits.Note(
            turn, kind, about: PlainText.Of(MigrationCard.NameOf(turn.Voice, terms)), before: before,
            after: after);

    private static AuditKind KindOf(MigrationDeed deed) => deed switch
    {
        MigrationDeed.Apply => AuditKind.MigrationApplied,
        MigrationDeed.Pause => AuditKind.MigrationPaused,
        MigrationDeed.Resume => AuditKind.MigrationResumed,
        MigrationDeed.RollBack => AuditKind.MigrationRolledBack,
        _ => AuditKind.MigrationDropped,
    };

    private static string LabelOf(Voice voice, MigrationDeed deed) => voice.Text(deed switch
    {
        MigrationDeed.Recount => "migrations.recount",
        MigrationDeed.Foresee => "migrations.foresee",
        MigrationDeed.Pause => "migrations.pause",
        MigrationDeed.Resume => "migrations.resume",
        _ => "migrations.drop",
    });
}

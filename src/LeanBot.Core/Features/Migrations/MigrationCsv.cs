using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Exports;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Sends the list of those whom a migration is about.</summary>
public sealed class MigrationCsv : AdminButton
{
    private const string Wire = "migrations.csv";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Export;

    internal static Choice Button(Voice voice, Migration migration) =>
        Make(Wire, voice.Text("migrations.who"), migration.Id);

    public override void Press(Turn turn, string argument)
    {
        var migration = turn.Tx.Get<Migration>(argument) ?? throw new Refused("migrations.unknown");
        var name = MigrationCard.NameOf(turn.Voice, migration.Terms);
        turn.Send(new SendExport(
            turn.Speaker.Id, MigrationTable.Wire, name, MigrationTable.SubjectOf(turn, migration)));
        Audits.Note(turn, AuditKind.Exported, about: PlainText.Of(name));
    }
}

using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Migrations;

/// <summary>One migration: what it would do, how far it is, and what can be done with it.</summary>
public sealed class MigrationScreen : AdminScreen
{
    public const string Wire = "migrations.one";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice, Migration migration) => OpenScreen.Button(
        PlainText.Of(MigrationCard.NameOf(voice, migration.Terms)), Wire, migration.Id);

    /// <param name="argument">Its id.</param>
    protected override Screen Show(Turn turn, string argument) => MigrationCard.Of(
        turn, turn.Voice,
        turn.Tx.Get<Migration>(argument) ?? throw new Refused("migrations.unknown"));

    protected override Choice Back(Turn turn, string argument) =>
        OpenScreen.Back(turn.Voice, MigrationsScreen.Wire);
}

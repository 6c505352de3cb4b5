using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Asks before members are moved, or moved back, with the figures.</summary>
public sealed class SureMigration : AdminButton
{
    private const string Wire = "migrations.sure";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.MigratePrices;

    internal static Choice Button(Voice voice, Migration migration, MigrationDeed deed) => Make(
        Wire, voice.Text(deed == MigrationDeed.Apply ? "migrations.apply" : "migrations.rollBack"),
        $"{migration.Id} {deed}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var migration = turn.Tx.Get<Migration>(words[0]) ?? throw new Refused("migrations.unknown");
        var deed = Enum.Parse<MigrationDeed>(words[1]);
        turn.Voice.Say(new Screen(
            deed == MigrationDeed.Apply ? PreviewOf(turn, turn.Voice, migration) : RollBack(turn, migration),
            [MigrationDo.Button(Yes(turn.Voice, migration, deed), migration, deed)],
            [Menu.OpenScreen.Back(turn.Voice, MigrationScreen.Wire, migration.Id)]));
    }

    /// <summary>What moving them means.</summary>
    internal static string PreviewOf(Turn turn, Voice voice, Migration migration) => string.Join(
        "\n\n",
        voice.Text("migrations.sureApply", ("name", new Html(MigrationCard.NameOf(voice, migration.Terms)))),
        MigrationCard.ForecastOf(voice, migration.Forecast),
        MigrationCard.WhenOf(turn, voice, migration.Terms));

    private static string RollBack(Turn turn, Migration migration)
    {
        var (terms, tally) = (migration.Terms, migration.Tally);
        return turn.Voice.Text(
            "migrations.sureRollBack", ("name", new Html(MigrationCard.NameOf(turn.Voice, terms))),
            ("count", tally.Scheduled + tally.UnderWay + tally.Waiting), ("switched", tally.Switched),
            ("from", terms.From));
    }

    private static string Yes(Voice voice, Migration migration, MigrationDeed deed) =>
        deed == MigrationDeed.Apply
            ? voice.Text("migrations.surelyApply", ("count", migration.Forecast.Members))
            : voice.Text("migrations.surelyRollBack");
}

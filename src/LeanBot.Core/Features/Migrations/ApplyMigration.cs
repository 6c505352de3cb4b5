using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Approvals;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Moves members to a new price.</summary>
public sealed class ApplyMigration : DangerousAction<ApplyMigration.Arguments>
{
    /// <param name="Seen">How it was shown: <see cref="MigrationDo.SeenOf"/>.</param>
    /// <param name="Members">How many were counted.</param>
    public sealed record Arguments(string Id, string Seen, int Members);

    public override string Route => "migrate";

    public override AdminRights Right => AdminRights.MigratePrices;

    protected override ActionSize SizeOf(Arguments arguments) => new(arguments.Members);

    protected override string Preview(Turn turn, Voice voice, Arguments arguments) =>
        turn.Tx.Get<Migration>(arguments.Id) is { } migration
            ? SureMigration.PreviewOf(turn, voice, migration)
            : voice.Text("migrations.unknown");

    protected override string Phrase(Voice voice, Arguments arguments) =>
        voice.Text("migrations.phrase", ("count", arguments.Members));

    protected override Func<Voice, Screen> Run(Turn turn, Arguments arguments, MemberId by)
    {
        var migration = turn.Tx.Get<Migration>(arguments.Id) ?? throw new Refused("migrations.unknown");
        if (MigrationDo.SeenOf(migration) != arguments.Seen)
            throw new Refused("migrations.notAsShown", ("plan", migration.Terms.PlanTitle));
        MigrationDo.Do(turn, migration, MigrationDeed.Apply);
        var begun = turn.Tx.Get<Migration>(arguments.Id)!;
        return voice => new Screen(
            MigrationCard.Of(turn, voice, begun).Html, [MigrationScreen.Button(voice, begun)]);
    }
}

namespace LeanBot.Core.Features.Migrations;

/// <summary>An admin's message that shows how far a migration is, as long as nothing else is shown
/// there.</summary>
/// <param name="Keyboard">Of its buttons; it goes when one of them is pressed.</param>
/// <param name="At">When it was brought up to date, UTC.</param>
[Kept("migrationWatches")]
public sealed record MigrationWatch(
    string Migration, MemberId Admin, MessageRef Shown, string Keyboard, MigrationState State,
    DateTimeOffset At) : Record
{
    public static readonly Index<MigrationWatch> ByMigration =
        new("by-migration", watch => watch.Migration);

    public override string Key => $"{Migration}/{Admin}";
}

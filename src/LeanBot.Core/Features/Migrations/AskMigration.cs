using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Language;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Asks when a migration is to count, or what the team adds to its notice.</summary>
public sealed class AskMigration : AdminButton
{
    private const string Wire = "migrations.ask";
    private const string Moment = "when";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.MigratePrices;

    internal static Choice When(Voice voice, Migration migration) =>
        Make(Wire, voice.Text("migrations.setWhen"), $"{migration.Id} {Moment}");

    internal static Choice Words(Turn turn, Voice voice, Migration migration, string language) => Make(
        Wire, voice.Text("migrations.setWords", ("language", LanguageScreen.NameOf(turn, language))),
        $"{migration.Id} {language}");

    /// <param name="argument">The migration, and «when» or a language.</param>
    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (words[1] == Moment) MigrationFlow.AskWhen(turn, words[0]);
        else MigrationFlow.AskWords(turn, words[0], words[1]);
    }
}

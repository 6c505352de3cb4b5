using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Migrations;

/// <summary>No day, or no words of the team's own.</summary>
public sealed class ClearMigration : AdminButton
{
    private const string Wire = "migrations.clear";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.MigratePrices;

    /// <param name="language">Whose words; empty for the day.</param>
    internal static Choice Button(Voice voice, string label, string id, string language = "") =>
        Make(Wire, voice.Text(label), $"{id} {language}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        MigrationFlow.Amend(turn, words[0], terms => words[1].Length > 0
            ? MigrationFlow.WithWords(terms, words[1], "")
            : terms with { NotBefore = turn.Now });
        turn.End();
        MigrationProgress.Show(turn, words[0]);
    }
}

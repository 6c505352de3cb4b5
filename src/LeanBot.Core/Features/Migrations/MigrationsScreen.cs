using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Migrations;

/// <summary>All migrations, the newest first, a button each.</summary>
public sealed class MigrationsScreen : AdminScreen
{
    public const string Wire = "migrations.list";

    private const int MigrationsMax = 6;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 44;

    public override string Label(Turn turn) => turn.Voice.Text("migrations.button");

    /// <param name="argument">The page.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var all = turn.Tx.All<Migration>()
            .OrderByDescending(one => one.MadeAt)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .ToArray();
        var page = Pages.Of(all, Pages.NumberOf(argument), MigrationsMax);
        var lines = page.Items.Select(one => turn.Voice.Text(
            "migrations.line", ("name", new Html(MigrationCard.NameOf(turn.Voice, one.Terms))),
            ("date", one.MadeAt), ("state", new Html(MigrationCard.StateOf(turn.Voice, one)))));
        return new Screen(
            turn.Voice.Text("migrations.head") + "\n\n"
                + string.Join("\n\n", lines.DefaultIfEmpty(turn.Voice.Text("migrations.none"))),
            [
                .. page.Items.Select(
                    IReadOnlyList<Choice> (one) => [MigrationScreen.Button(turn.Voice, one)]),
                .. page.Buttons(turn.Voice, this, number => $"{number}"),
                [OpenScreen.Button(turn.Voice.Text("migrations.new"), OldPricesScreen.Wire)],
            ]);
    }
}

using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Shows a migration to whoever set it going, and keeps that message up to date while it
/// works.</summary>
internal static class MigrationProgress
{
    /// <summary>Telegram takes few edits of one message.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <summary>To the admin who speaks.</summary>
    public static void Show(Turn turn, string id, string? note = null)
    {
        var migration = turn.Tx.Get<Migration>(id)!;
        Say(turn, turn.Voice, turn.Speaker.Id, migration, note);
    }

    /// <summary>A step of the work is done.</summary>
    public static void Renew(Turn turn, string id)
    {
        var migration = turn.Tx.Get<Migration>(id)!;
        foreach (var watch in turn.Tx.Find(MigrationWatch.ByMigration, id).ToArray())
        {
            if (watch.State == migration.State && watch.At + Pace > turn.Now) continue;
            turn.Tx.Delete(watch);
            // Whoever has pressed something there looks at something else by now.
            if (turn.Tx.Get<Keyboard>(watch.Keyboard) is not { } keyboard) continue;
            if (!Team.Includes(turn.Config, watch.Admin)) continue;
            turn.Tx.Delete(keyboard);
            Say(turn, Team.VoiceOf(turn, watch.Admin).Editing(watch.Shown), watch.Admin, migration, null);
        }
    }

    /// <summary>Whether an admin has it before their eyes.</summary>
    public static bool IsShown(Turn turn, string id, MemberId admin) =>
        turn.Tx.Find(MigrationWatch.ByMigration, id).Any(
            watch => watch.Admin == admin && turn.Tx.Get<Keyboard>(watch.Keyboard) is not null);

    private static void Say(Turn turn, Voice voice, MemberId admin, Migration migration, string? note)
    {
        var card = MigrationCard.Of(turn, voice, migration);
        var lines = new[] { note, card.Html, voice.Text("menu.asOf", ("at", voice.Moment(turn.Now))) };
        var row = voice.Say(
            new Screen(
                string.Join("\n\n", lines.Where(line => line is not null)),
                [.. card.Rows, Ways(voice, migration)]),
            remember: true);
        if (!IsAtWork(migration)) return;
        turn.Tx.Put(new MigrationWatch(
            migration.Id, admin, voice.Edits ?? new MessageRef(RowId: row), KeyboardOf(turn, row),
            migration.State, turn.Now));
    }

    private static IReadOnlyList<Choice> Ways(Voice voice, Migration migration) =>
    [
        OpenScreen.Button(voice.Text("menu.refresh"), MigrationScreen.Wire, migration.Id),
        OpenScreen.Back(voice, MigrationsScreen.Wire),
        OpenMenu.Button(voice),
    ];

    private static string KeyboardOf(Turn turn, string row)
    {
        var said = (SayMessage)turn.Tx.Get<OutboxRow>(row)!.Request;
        var data = said.Buttons.SelectMany(one => one).Select(button => button.Data).OfType<string>();
        return Keyboard.Parse(data.First())!.Value.Token;
    }

    private static bool IsAtWork(Migration migration) => migration.State
        is MigrationState.Counting or MigrationState.Pricing or MigrationState.Moving
        or MigrationState.RollingBack;
}

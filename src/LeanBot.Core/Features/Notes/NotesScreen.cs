using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Notes;

/// <summary>All notes about a member, the newest first; one's own can be deleted.</summary>
public sealed class NotesScreen : AdminScreen
{
    public const string Wire = "notes";

    private const int NotesMax = 6;
    private const int NoteCharactersMax = 500;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Turn turn, MemberId member) => OpenScreen.Button(
        turn.Voice.Text("notes.button", ("count", MemberNote.Of(turn, member).Count)), Wire, $"{member} 0");

    public static string Line(Turn turn, MemberNote note, int charactersMax) => turn.Voice.Text(
        "notes.line",
        ("at", turn.Voice.Moment(note.At)), ("name", note.ByName),
        ("text", note.Text.Length > charactersMax ? note.Text[..(charactersMax - 1)] + "…" : note.Text));

    /// <param name="argument">The member and the page.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var member = MemberScreen.MemberOf(turn, words[0]);
        var notes = MemberNote.Of(turn, member.Id);
        var page = Pages.Of(notes, Pages.NumberOf(words[^1]), NotesMax);
        var lines = page.Items.Select(note => Line(turn, note, NoteCharactersMax))
            .DefaultIfEmpty(turn.Voice.Text("notes.none"));
        return new Screen(
            turn.Voice.Text("notes.head", ("name", member.Name)) + "\n\n" + string.Join("\n\n", lines),
            [
                .. page.Items.Where(note => note.By == turn.Speaker.Id)
                    .Select(note => DeleteNote.Button(turn.Voice.Text(
                        "notes.delete", ("at", turn.Voice.Moment(note.At))), note.Id))
                    .Chunk(2),
                .. page.Buttons(
                    turn.Voice, this,
                    number => string.Create(CultureInfo.InvariantCulture, $"{member.Id} {number}")),
                [AddNote.Button(turn.Voice, member.Id)],
            ]);
    }

    protected override Choice Back(Turn turn, string argument) => OpenScreen.Back(
        turn.Voice, MemberScreen.Wire, argument.Split(' ')[0]);
}

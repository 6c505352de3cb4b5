using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Notes;

/// <summary>Deletes a note of one's own, once asked; its words stay in the audit.</summary>
public sealed class DeleteNote : AdminButton
{
    private const string Wire = "notes.delete";
    private const string Surely = "surely";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Note;

    public static Choice Button(string label, string note) => Make(Wire, label, note);

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (turn.Tx.Get<MemberNote>(words[0]) is not { } note) throw new Refused("notes.gone");
        if (note.By != turn.Speaker.Id) throw new Refused("notes.notYours", ("name", note.ByName));
        if (words[^1] != Surely)
        {
            turn.Voice.Say(new Screen(
                turn.Voice.Text("notes.sure", ("text", note.Text)),
                [Button(turn.Voice.Text("notes.surely"), $"{note.Id} {Surely}")],
                [OpenScreen.Back(turn.Voice, NotesScreen.Wire, $"{note.Member} 0")]));
            return;
        }

        turn.Tx.Delete(note);
        Audits.Note(turn, AuditKind.NoteDeleted, before: note.Text, member: note.Member);
        turn.Voice.Say(turn.Router.Screen(NotesScreen.Wire)!.Of(turn, $"{note.Member} 0"));
    }
}

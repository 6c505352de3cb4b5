using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Notes;

/// <summary>Write -> kept.</summary>
public sealed class NoteFlow : AdminFlow<NoteFlow.State>
{
    public override AdminRights Right => AdminRights.Note;

    public override TimeSpan Patience => TimeSpan.FromMinutes(30);

    public abstract record State : FlowState
    {
        [Wire("note.write")]
        public sealed record Write(MemberId Member) : State;
    }

    public static void Begin(Turn turn, Member member)
    {
        turn.Begin(new State.Write(member.Id));
        turn.Voice.Say(new Screen(
            turn.Voice.Text("notes.ask", ("name", member.Name)),
            [
                OpenScreen.Back(turn.Voice, NotesScreen.Wire, $"{member.Id} 0"),
                OpenMenu.Button(turn.Voice),
            ]));
    }

    public override void TimedOut(Turn turn, MemberId who, FlowState step)
    {
        if (step is not State.Write asked) return;
        turn.TellAdmin(who, voice => new Screen(
            voice.Text("notes.timedOut"), [AddNote.Button(voice, asked.Member), OpenMenu.Button(voice)]));
    }

    protected override State? Next(State state, Turn turn, string text)
    {
        if (text.Length == 0) throw new Refused("notes.noText");
        if (text.Length > MemberNote.TextCharactersMax)
            throw new Refused("notes.tooLong", ("max", MemberNote.TextCharactersMax));
        var member = MemberScreen.MemberOf(turn, ((State.Write)state).Member.ToString());
        turn.Tx.Put(new MemberNote(
            turn.Entropy.Code(), member.Id, turn.Now, turn.Speaker.Id,
            Team.Find(turn.Config, turn.Speaker.Id)!.Name, text));
        Audits.Note(turn, AuditKind.Noted, after: text, member: member.Id);
        turn.Voice.Say(turn.Router.Screen(NotesScreen.Wire)!.Of(turn, $"{member.Id} 0"));
        return null;
    }
}

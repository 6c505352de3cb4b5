using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Search;

namespace LeanBot.Core.Features.Notes;

/// <summary>What the admin writes next is kept as a note.</summary>
public sealed class AddNote : AdminButton
{
    private const string Wire = "notes.add";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Note;

    public static Choice Button(Voice voice, MemberId member) =>
        Make(Wire, voice.Text("notes.add"), member.ToString());

    public override void Press(Turn turn, string argument) =>
        NoteFlow.Begin(turn, MemberScreen.MemberOf(turn, argument));
}

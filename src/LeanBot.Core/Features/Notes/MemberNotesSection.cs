using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Search;
using LeanBot.Core.Features.Support;

namespace LeanBot.Core.Features.Notes;

/// <summary>The newest notes, and the way to all.</summary>
public sealed class MemberNotesSection : MemberSection
{
    private const int ShownMax = 3;
    private const int ShownCharactersMax = 200;

    public override string Name => "memberNotes";

    public override int Place => 65;

    public override string? Of(Turn turn, Member member)
    {
        var lines = MemberNote.Of(turn, member.Id).Take(ShownMax).Reverse()
            .Select(note => NotesScreen.Line(turn, note, ShownCharactersMax))
            .ToArray();
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    public override IEnumerable<Choice> Buttons(Turn turn, Member member)
    {
        yield return WriteToMember.Button(turn.Voice, member.Id);
        yield return NotesScreen.Button(turn, member.Id);
    }
}

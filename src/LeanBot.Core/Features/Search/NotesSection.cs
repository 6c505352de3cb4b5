using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Removals;

namespace LeanBot.Core.Features.Search;

/// <summary>What is odd about them and may need a person.</summary>
public sealed class NotesSection : MemberSection
{
    public override string Name => "notes";

    public override int Place => 70;

    public override string? Of(Turn turn, Member member)
    {
        var notes = Notes(turn, member).ToArray();
        return notes.Length == 0 ? null : string.Join('\n', notes);
    }

    private static IEnumerable<string> Notes(Turn turn, Member member)
    {
        var held = turn.Tx.Find(HeldRemoval.ByMember, member.Key).ToArray();
        if (held.Any(one => one.IsWaiting)) yield return turn.Voice.Text("search.heldRemoval");
        if (held.Any(one => one.KeptUntil is not null)) yield return turn.Voice.Text("search.keptRemoval");
        var banned = turn.Tx.Find(Access.ByMember, member.Key)
            .Where(access => access.IsBanned && Doors.HasRight(turn, member.Id, access.Channel))
            .Select(access => Chats.TitleOf(turn, access.Channel))
            .ToArray();
        if (banned.Length > 0)
            yield return turn.Voice.Text(
                "search.paysButBanned", ("channels", string.Join(", ", banned)));
    }
}

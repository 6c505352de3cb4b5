using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Notes;

namespace LeanBot.Core.Features.Imports;

/// <summary>What a file says of somebody is a note of whoever brought it in.</summary>
internal static class ImportNotes
{
    /// <summary>Once: the same may stand in several lines, and in a file that was exported anew.</summary>
    /// <param name="note">Null where the line has none.</param>
    public static void Keep(Turn turn, MemberId member, string? note, MemberId by)
    {
        if (note is null || MemberNote.Of(turn, member).Any(known => known.Text == note)) return;
        turn.Tx.Put(new MemberNote(
            turn.Entropy.Code(), member, turn.Now, by, Team.Find(turn.Config, by)?.Name ?? by.ToString(),
            note));
    }
}

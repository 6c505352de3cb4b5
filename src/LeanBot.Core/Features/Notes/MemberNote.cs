namespace LeanBot.Core.Features.Notes;

/// <summary>What somebody of the team wrote down about a member, for the team alone.</summary>
/// <param name="At">UTC.</param>
[Kept("notes")]
public sealed record MemberNote(
    string Id, MemberId Member, DateTimeOffset At, MemberId By, string ByName, string Text) : Record
{
    public const int TextCharactersMax = 1_000;

    public static readonly Index<MemberNote> ByMember = new("by-member", note => note.Member.ToString());

    public override string Key => Id;

    /// <summary>The newest first.</summary>
    public static IReadOnlyList<MemberNote> Of(Turn turn, MemberId member) =>
        [.. turn.Tx.Find(ByMember, member.ToString()).OrderByDescending(note => note.At)];
}

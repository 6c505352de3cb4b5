namespace LeanBot.Core.Features.Imports;

/// <summary>A file of people whom the team brings in: read, shown, and applied once.</summary>
/// <param name="Hash">The SHA-256 of the file: the same one is not applied twice.</param>
/// <param name="Count">How many entries it has.</param>
/// <param name="At">When it was read, UTC.</param>
/// <param name="NextAt">When <see cref="ImportTimer"/> has something to do, UTC.</param>
/// <param name="Screen">The message that shows how far it is.</param>
/// <param name="Page">The page of entries that it has come to, and how many of that were taken.</param>
/// <param name="Given">Who has got time by it.</param>
/// <param name="Kept">Who had as much already, or pays.</param>
/// <param name="Waiting">Names that are waited for.</param>
[Kept("imports")]
public sealed record Import(
    string Id, string Hash, string FileName, int Count, DateTimeOffset At, MemberId By,
    DateTimeOffset? NextAt, MessageRef Screen, ImportState State = ImportState.Checked, int Page = 0,
    int Taken = 0, int Given = 0, int Kept = 0, int Waiting = 0, DateTimeOffset? AppliedAt = null,
    MemberId? AppliedBy = null, DateTimeOffset? DoneAt = null, DateTimeOffset? ShownAt = null) : Record
{
    public static readonly Index<Import> ByHash = new("by-hash", import => import.Hash);

    public override string Key => Id;
    public override DateTimeOffset? Due => NextAt;
}

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>How far the deletion of what a broadcast sent has come.</summary>
/// <param name="Cursor">The key that the walk has come to.</param>
/// <param name="Kept">What could not be deleted, or is too old.</param>
public sealed record Deletion(
    string Cursor, bool IsWalked = false, int UnderWay = 0, int Deleted = 0, int Kept = 0)
{
    public bool IsOver => IsWalked && UnderWay == 0;
}

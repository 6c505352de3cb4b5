namespace LeanBot.Core.Features.Broadcasts;

/// <summary>How far a broadcast has come. It changes with every message, so it stands beside what is
/// said.</summary>
/// <param name="Total">Who was to get it when it began.</param>
/// <param name="Cursor">The key that the walk has come to.</param>
/// <param name="IsWalked">The walk has come to its end.</param>
/// <param name="UnderWay">Messages that are staged and have no result yet.</param>
/// <param name="LeftOut">Who had lost the reason for it when their turn came.</param>
/// <param name="MutedHere">Who wanted no more after reading it.</param>
/// <param name="Presses">By how many people each button was pressed.</param>
/// <param name="Deletion">How far the deletion of what was sent has come; null where nobody asked.</param>
[Kept("broadcastTallies")]
public sealed record BroadcastTally(
    string Broadcast,
    int Total = 0,
    string Cursor = "",
    bool IsWalked = false,
    int UnderWay = 0,
    int Sent = 0,
    int Failed = 0,
    int Blocked = 0,
    int Muted = 0,
    int LeftOut = 0,
    int MutedHere = 0,
    IReadOnlyList<int>? Presses = null,
    string? LastProblem = null,
    Deletion? Deletion = null) : Record
{
    public override string Key => Broadcast;

    /// <summary>Whose turn has been.</summary>
    public int Handled => Sent + Failed + Blocked + Muted + LeftOut;

    public int PressesOf(int button) => Presses is { } all && button < all.Count ? all[button] : 0;

    public BroadcastTally Pressed(int button) => this with
    {
        Presses =
        [
            .. Enumerable.Range(0, Math.Max(button + 1, Presses?.Count ?? 0))
                .Select(at => PressesOf(at) + (at == button ? 1 : 0)),
        ],
    };
}

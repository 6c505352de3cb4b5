namespace LeanBot.Core.Features.Broadcasts;

/// <summary>How many messages of a broadcast stand in the outbox: enough for some seconds, and never all of
/// them.</summary>
internal static class Windows
{
    /// <summary>Records that one step looks at; a turn changes two for each at most.</summary>
    public const int WalkMax = 300;

    /// <summary>Between two steps, in which others have their turn.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private static readonly (int Low, int Max) Free = (150, 300);
    private static readonly (int Low, int Max) Paid = (400, 700);

    /// <summary>More are staged from the lower figure on, up to the higher one. While the file is not
    /// uploaded, one goes alone.</summary>
    public static (int Low, int Max) Of(Broadcast broadcast) =>
        NeedsUpload(broadcast) ? (0, 1) : broadcast.PaidPerSecond is null ? Free : Paid;

    public static bool NeedsUpload(Broadcast broadcast) =>
        broadcast.Post?.Media is { UserFileId: null };
}

namespace LeanBot.Core.Features.Broadcasts;

/// <summary>Reads a text file that an admin sent: whom a broadcast is for.</summary>
/// <param name="Screen">Where the admin reads what was found.</param>
[Wire("telegram.readList")]
public sealed record FetchList(string FileId, string Broadcast, MemberId Admin, MessageRef Screen) : Outgoing
{
    /// <summary>More than the longest list.</summary>
    public const int SizeBytesMax = 2_000_000;

    public override string Lane => $"list:{Admin}";
}

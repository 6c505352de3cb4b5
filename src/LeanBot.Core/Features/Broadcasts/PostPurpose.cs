namespace LeanBot.Core.Features.Broadcasts;

public enum PostPurpose
{
    Delivery,

    /// <summary>To its author in the admin bot.</summary>
    Preview,

    /// <summary>To its author in the user bot.</summary>
    Test,
}

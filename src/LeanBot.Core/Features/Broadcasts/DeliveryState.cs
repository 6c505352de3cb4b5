namespace LeanBot.Core.Features.Broadcasts;

public enum DeliveryState
{
    Waiting,

    /// <summary>A row of the outbox brings it.</summary>
    UnderWay,
    Sent,
    Failed,

    /// <summary>They have blocked the bot.</summary>
    Blocked,

    /// <summary>They wanted no more news before their turn came.</summary>
    Muted,

    /// <summary>The reason for which they were to get it was gone.</summary>
    LeftOut,
    Deleted,
}

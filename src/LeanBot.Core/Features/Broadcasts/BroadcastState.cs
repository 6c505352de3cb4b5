namespace LeanBot.Core.Features.Broadcasts;

public enum BroadcastState
{
    Draft,

    /// <summary>Begins at a moment.</summary>
    Scheduled,

    /// <summary>Begins when the one before it has ended.</summary>
    Queued,

    /// <summary>Who gets it is being written down.</summary>
    Gathering,
    Running,
    Paused,

    /// <summary>Ended by an admin before everybody had it.</summary>
    Stopped,
    Done,
}

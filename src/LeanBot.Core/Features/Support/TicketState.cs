namespace LeanBot.Core.Features.Support;

public enum TicketState
{
    /// <summary>The member waits for the team.</summary>
    Open,

    /// <summary>The team has had the last word.</summary>
    Answered,

    /// <summary>Over, until either writes again.</summary>
    Closed,
}

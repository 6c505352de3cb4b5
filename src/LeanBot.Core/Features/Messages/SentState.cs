namespace LeanBot.Core.Features.Messages;

/// <summary>What became of a message. The numbers stand in what is kept.</summary>
public enum SentState
{
    Delivered = 0,

    /// <summary>The person has blocked the bot, or never wrote to it.</summary>
    Blocked = 1,

    /// <summary>Telegram refused it, or it was tried as often as is allowed.</summary>
    GivenUp = 2,
}

namespace LeanBot.Core;

public enum FailureReason
{
    /// <summary>The service refused it, and would again.</summary>
    Rejected,

    /// <summary>The person blocked the bot, deleted the account or never wrote to it.</summary>
    Unreachable,

    /// <summary>The bot lacks a right in that chat, or the chat is gone.</summary>
    NotPermitted,

    /// <summary>The person is an administrator or the owner of that chat, whom no bot can remove.</summary>
    IsAdministrator,

    /// <summary>The file is larger than a bot may download or upload.</summary>
    TooLarge,

    /// <summary>There is no such thing at the service.</summary>
    NotFound,

    /// <summary>What it was based on has changed meanwhile: whoever asked has to look again.</summary>
    Conflict,

    /// <summary>It waited past the moment until which it was worth doing.</summary>
    Expired,

    /// <summary>What it was decided for had changed when its turn came.</summary>
    Outdated,

    /// <summary>It was tried as often as is allowed.</summary>
    Exhausted,

    /// <summary>A bug of ours, every time it was tried.</summary>
    Bug,
}

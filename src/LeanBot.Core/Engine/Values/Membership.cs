namespace LeanBot.Core;

/// <summary>Whether somebody is inside a chat, as Telegram's ChatMember statuses say.</summary>
public enum Membership
{
    Out,
    In,

    /// <summary>An administrator or the owner: inside, and nobody the bot could remove.</summary>
    Administrator,

    /// <summary>Outside, and kept from coming back by an administrator.</summary>
    Banned,
}

namespace LeanBot.Core;

/// <summary>Which of the two bots. The user bot is the one inside the channels.</summary>
public enum Bot
{
    User,
    Admin,
}

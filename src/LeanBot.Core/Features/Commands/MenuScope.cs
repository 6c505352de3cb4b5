namespace LeanBot.Core.Features.Commands;

/// <summary>Who sees a command menu: one person, or everybody whose Telegram speaks a language. Telegram
/// shows the narrowest. https://core.telegram.org/bots/api#botcommandscope</summary>
/// <param name="ChatId">The person's; null for everybody.</param>
/// <param name="LanguageCode">Two letters; empty for whoever has no list of their own language.</param>
public sealed record MenuScope(Bot Bot, long? ChatId = null, string LanguageCode = "")
{
    public string Key => $"{Bot}:{ChatId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "all"}"
        + $":{LanguageCode}";

    /// <summary>Telegram's name for it. Whoever finds the admin bot somewhere sees no more than a
    /// start.</summary>
    public string Type => this switch
    {
        { ChatId: not null } => "chat",
        { Bot: Bot.User } => "all_private_chats",
        _ => "default",
    };
}

namespace LeanBot.Core.Features.Admins;

/// <summary>Someone of the team, from <c>config/admins.json</c>.</summary>
/// <param name="TelegramId">Numeric: usernames change hands.</param>
public sealed record Admin(MemberId TelegramId, string Name, string Language = Texts.DefaultLanguage);

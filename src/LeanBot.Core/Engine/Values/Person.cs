namespace LeanBot.Core;

/// <summary>Who Telegram says is acting. Only the id can be relied on: names and usernames change
/// hands.</summary>
public sealed record Person(MemberId Id, string Name, string? Username = null, string? Language = null);

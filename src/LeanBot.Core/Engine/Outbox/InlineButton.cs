namespace LeanBot.Core;

/// <summary>An inline button as it goes to Telegram: data of at most 64 bytes, or a URL.</summary>
public sealed record InlineButton(string Text, string? Data = null, string? Url = null);

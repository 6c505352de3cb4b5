namespace LeanBot.Core.Features.Channels;

/// <summary>A Telegram chat that plans unlock, from <c>config/channels.json</c>.</summary>
/// <param name="ChatId">Telegram's: negative, <c>-100…</c>.</param>
public sealed record Channel(ChannelId Id, long ChatId, string Title);

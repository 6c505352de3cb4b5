namespace LeanBot.Core.Features.Support;

/// <param name="FileId">What the bot that sent it knows it by; null where Telegram did not say.</param>
public sealed record MediaSent(long MessageId, string? FileId);

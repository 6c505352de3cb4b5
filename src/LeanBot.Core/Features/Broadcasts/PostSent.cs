namespace LeanBot.Core.Features.Broadcasts;

/// <param name="FileId">What the bot knows the file by; null where there is none, or Telegram did not
/// say.</param>
public sealed record PostSent(long MessageId, string? FileId);

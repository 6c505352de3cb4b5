namespace LeanBot.Core.Features.Support;

/// <summary>Where a file is to appear.</summary>
/// <param name="ReplyTo">The message it belongs to; null where that is not known.</param>
public sealed record MediaPlace(long ChatId, long? ReplyTo);

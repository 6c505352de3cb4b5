namespace LeanBot.Core;

/// <summary>What Telegram answers to a message.</summary>
public sealed record MessageSaid(long MessageId);

namespace LeanBot.Sandbox;

/// <summary>A getUpdates that found nothing and may be held open.</summary>
public sealed record LongPoll(long Bot, long Number, long Offset, int Limit, int TimeoutSeconds);

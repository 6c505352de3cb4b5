namespace LeanBot.Core.Features.Messages;

/// <param name="Topic">The text it said, by <see cref="Topics"/>.</param>
/// <param name="At">UTC, to the minute.</param>
public readonly record struct SentMessage(uint Topic, DateTimeOffset At, SentState State);

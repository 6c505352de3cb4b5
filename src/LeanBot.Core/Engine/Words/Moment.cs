namespace LeanBot.Core;

/// <summary>A moment that is said with its time; a <see cref="DateTimeOffset"/> is said as a day.</summary>
/// <param name="At">UTC.</param>
public readonly record struct Moment(DateTimeOffset At);

namespace LeanBot.Core.Tests;

/// <summary>A schedule that brings another price with the period that begins at a moment.</summary>
internal sealed record StandInMove(string ScheduleId, string Migration, Money To, DateTimeOffset At);

namespace LeanBot.Core;

/// <summary>A record and the moment it falls due.</summary>
public readonly record struct DueEntry(DateTimeOffset At, string Collection, string Key);

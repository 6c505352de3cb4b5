namespace LeanBot.Core.Features.Support;

/// <summary>What became of a member's message.</summary>
/// <param name="IsAnswer">False where it was only put aside as done.</param>
/// <param name="At">UTC.</param>
public sealed record TicketMark(Teammate By, DateTimeOffset At, bool IsAnswer);

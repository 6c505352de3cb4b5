namespace LeanBot.Core;

/// <param name="From">The first hour of the day, 0 to 23, in the configured zone.</param>
/// <param name="To">The hour it ends before, 1 to 24.</param>
public sealed record HourRange(int From, int To);

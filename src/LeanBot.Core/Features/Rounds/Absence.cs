namespace LeanBot.Core.Features.Rounds;

/// <summary>A time in which the worker did not run and that was longer than Telegram keeps updates.</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC.</param>
[Kept("absences")]
public sealed record Absence(DateTimeOffset From, DateTimeOffset To) : Record
{
    public const string OnlyKey = "last";

    public override string Key => OnlyKey;
}

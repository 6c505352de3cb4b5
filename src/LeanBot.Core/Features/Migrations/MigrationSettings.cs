namespace LeanBot.Core.Features.Migrations;

public sealed record MigrationSettings
{
    /// <summary>How many days before a new price counts for a member they are told of it, 1 to 90. Whose
    /// period ends
    /// sooner is moved a period later.</summary>
    public int NoticeDays { get; init; } = 14;
}

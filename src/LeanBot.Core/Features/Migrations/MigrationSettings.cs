namespace LeanBot.Core.Features.Migrations;

public sealed record MigrationSettings
{
    /// <summary>How many days before a new price counts for a member they are told of it, 0 to 60.</summary>
    public int NoticeDays { get; init; } = 14;
}

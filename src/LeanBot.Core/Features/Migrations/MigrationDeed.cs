namespace LeanBot.Core.Features.Migrations;

/// <summary>What an admin can do with a migration by a button.</summary>
public enum MigrationDeed
{
    Recount,

    /// <summary>In shadow mode.</summary>
    Foresee,
    Apply,
    Pause,
    Resume,
    RollBack,
    Drop,
}

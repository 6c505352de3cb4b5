namespace LeanBot.Core.Features.Migrations;

public enum MigrationState
{
    /// <summary>Those whom it is about are being counted.</summary>
    Counting,

    /// <summary>It waits for a yes.</summary>
    Prepared,

    /// <summary>The new price is being made at Stripe.</summary>
    Pricing,
    Moving,
    Paused,

    /// <summary>Everybody has been looked at. Who has to wait is still moved, and each switches when their
    /// period ends.</summary>
    Moved,
    RollingBack,
    RolledBack,

    /// <summary>It was prepared and then not wanted.</summary>
    Dropped,
}

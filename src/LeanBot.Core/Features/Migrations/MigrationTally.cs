namespace LeanBot.Core.Features.Migrations;

/// <summary>How far a migration is: how many subscriptions stand where.</summary>
public sealed record MigrationTally(
    int Foreseen = 0, int Waiting = 0, int UnderWay = 0, int Scheduled = 0, int Switched = 0, int Skipped = 0,
    int GaveWay = 0, int Releasing = 0, int RolledBack = 0)
{
    public MigrationTally With(MoveState? state, int by) => state switch
    {
        MoveState.Foreseen => this with { Foreseen = Foreseen + by },
        MoveState.Waiting => this with { Waiting = Waiting + by },
        MoveState.UnderWay => this with { UnderWay = UnderWay + by },
        MoveState.Scheduled => this with { Scheduled = Scheduled + by },
        MoveState.Switched => this with { Switched = Switched + by },
        MoveState.Skipped => this with { Skipped = Skipped + by },
        MoveState.GaveWay => this with { GaveWay = GaveWay + by },
        MoveState.Releasing => this with { Releasing = Releasing + by },
        MoveState.RolledBack => this with { RolledBack = RolledBack + by },
        _ => this,
    };
}

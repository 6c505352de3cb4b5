using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

public sealed class ReleaseResult : ResultRule<ReleaseMove, StripeSubscription>
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(1);

    protected override void Done(Turn turn, OutboxRow row, ReleaseMove request, StripeSubscription result)
    {
        Telling.NoteState(turn, request.Account, result);
        if (MoveOf(turn, request) is not { State: MoveState.Releasing } move) return;
        var migration = turn.Tx.Get<Migration>(move.Migration)!;
        if (result.Price == migration.Terms.To && result.Plan == migration.Terms.Plan.Value)
        {
            // It was quicker: the new period has begun.
            Moves.Put(turn, move with { State = MoveState.Switched, NextStep = null });
            return;
        }

        var isRolledBack = migration.IsTakenBack && move.Reason is null;
        Moves.Put(turn, move with
        {
            State = isRolledBack ? MoveState.RolledBack : MoveState.GaveWay,
            ScheduleId = null,
            NextStep = null,
        });
        var held = turn.Tx.Get<Subscription>(move.Subscription.Value)!;
        if (isRolledBack && move.IsTold && held.GivesAccess)
            MoveNotices.TellKept(turn, migration.Terms, held);
    }

    /// <summary>The schedule stands, and would do its work: that must not be forgotten.</summary>
    protected override void Failed(Turn turn, OutboxRow row, ReleaseMove request, Failure failure)
    {
        if (MoveOf(turn, request) is not { State: MoveState.Releasing } move) return;
        turn.Tx.Put(move with { NextStep = turn.Now + TryAgainAfter });
        if (failure.Reason is not (FailureReason.Exhausted or FailureReason.Expired))
        {
            var stands = move with { State = MoveState.Scheduled, NextStep = move.SwitchAt + TryAgainAfter };
            Moves.Put(turn, stands);
            MigrationReports.TellNotReleased(turn, move, failure);
        }
    }

    private static Move? MoveOf(Turn turn, ReleaseMove request) => turn.Tx.Get<Move>(
        Move.KeyOf(request.Migration, Ledger.IdOf(request.Account, request.StripeId)));
}

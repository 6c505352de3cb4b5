using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

public sealed class MoveResult : ResultRule<MoveToPrice, MoveAnswer>
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(1);

    protected override void Done(Turn turn, OutboxRow row, MoveToPrice request, MoveAnswer result)
    {
        if (MoveOf(turn, request) is not { } move) return;
        if (result.Against is not { } reason)
        {
            Moves.Schedule(turn, turn.Tx.Get<Migration>(move.Migration)!, move, result);
        }
        else if (move.State == MoveState.UnderWay)
        {
            // What we believed is not so: whoever knows is asked.
            var held = turn.Tx.Get<Subscription>(move.Subscription.Value)!;
            FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
            if (reason == MoveReason.Unpaid) Moves.Wait(turn, move, reason);
            else Moves.Skip(turn, move, reason);
        }
    }

    protected override void Failed(Turn turn, OutboxRow row, MoveToPrice request, Failure failure)
    {
        if (MoveOf(turn, request) is not { State: MoveState.UnderWay } move) return;
        if (failure.Reason is FailureReason.Exhausted or FailureReason.Expired or FailureReason.Outdated)
            Moves.Wait(turn, move, move.Reason, TryAgainAfter);
        else
            Moves.Skip(turn, move, MoveReason.Refused);
    }

    private static Move? MoveOf(Turn turn, MoveToPrice request) => turn.Tx.Get<Move>(
        Move.KeyOf(request.Migration, Ledger.IdOf(request.Account, request.StripeId)));
}

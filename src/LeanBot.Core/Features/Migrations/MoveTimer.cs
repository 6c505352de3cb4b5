using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>What time does to a move: another look at who waits, the notice to the member, and the
/// question to
/// Stripe where no event has told of the switch.</summary>
public sealed class MoveTimer : TimerRule<Move>
{
    public override void Fire(Turn turn, Move record)
    {
        var held = turn.Tx.Get<Subscription>(record.Subscription.Value)!;
        var migration = turn.Tx.Get<Migration>(record.Migration)!;
        switch (record.State)
        {
            case MoveState.Waiting: Look(turn, migration, held, record); break;
            case MoveState.Scheduled when !record.IsTold: Tell(turn, migration, held, record); break;
            case MoveState.Scheduled: Ask(turn, held, record); break;
            case MoveState.GaveWay: Moves.Decide(turn, held, record); break;
            case MoveState.Releasing: Moves.Release(turn, record); break;
            default: turn.Tx.Put(record with { NextStep = null }); break;
        }
    }

    private static void Look(Turn turn, Migration migration, Subscription held, Move move)
    {
        if (migration.IsTakenBack) Moves.TakeBack(turn, move);
        else if (!migration.IsLive || migration.State == MigrationState.Paused || migration.PriceId is null
            || !Migrations.IsSold(turn, migration.Terms))
            turn.Tx.Put(move with { NextStep = turn.Now + Moves.LookAgainAfter });
        else if (Fitting.Fits(held, migration.Terms, turn.Config))
            Moves.Look(turn, migration, held, move);
        else
            Moves.Skip(turn, move, held.HasEndedAtStripe ? MoveReason.Ended : MoveReason.PlanChanged);
    }

    private static void Tell(Turn turn, Migration migration, Subscription held, Move move)
    {
        var at = MoveNotices.At(turn, move.SwitchAt!.Value);
        if (at > turn.Now)
        {
            // The config has changed since the moment was worked out.
            turn.Tx.Put(move with { NextStep = at });
            return;
        }

        if (move.SwitchAt > turn.Now) MoveNotices.Tell(turn, migration.Terms, held, move);
        turn.Tx.Put(move with { IsTold = true, NextStep = Later(turn, move) });
    }

    private static void Ask(Turn turn, Subscription held, Move move)
    {
        FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
        turn.Tx.Put(move with { NextStep = Later(turn, move) });
    }

    private static DateTimeOffset Later(Turn turn, Move move) =>
        (move.SwitchAt > turn.Now ? move.SwitchAt.Value : turn.Now) + Moves.LookAgainAfter;
}

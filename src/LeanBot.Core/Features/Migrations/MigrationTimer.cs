using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Walks through the subscriptions, a few in each turn, and through the moves to take them
/// back.</summary>
public sealed class MigrationTimer : TimerRule<Migration>
{
    /// <summary>How many are looked at in a turn, where nothing is written of most.</summary>
    private const int CountedAtOnce = 200;

    /// <summary>How many are given to Stripe in a turn, and how many may be there unanswered: whoever pays
    /// meanwhile waits for them.</summary>
    private const int AtOnceMax = 20;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>When to look again whether Stripe has answered.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override void Fire(Turn turn, Migration record)
    {
        Step(turn, record);
        MigrationProgress.Renew(turn, record.Id);
    }

    private static void Step(Turn turn, Migration record)
    {
        switch (record.State)
        {
            case MigrationState.Counting: Count(turn, record); break;
            case MigrationState.Moving when record.IsShadow: Foresee(turn, record); break;
            case MigrationState.Moving or MigrationState.Moved: MoveSome(turn, record); break;
            case MigrationState.RollingBack: TakeBack(turn, record); break;
            default: turn.Tx.Put(record with { At = null }); break;
        }
    }

    private static void Count(Turn turn, Migration record)
    {
        var some = turn.Tx.Behind<Subscription>(record.After, CountedAtOnce);
        var forecast = some.Aggregate(
            record.Forecast, (sum, held) => sum.With(held, record.Terms, turn.Config));
        var counted = record with { Forecast = forecast };
        if (some.Count == CountedAtOnce)
        {
            turn.Tx.Put(counted with { After = some[^1].Key, At = turn.Now + Breath });
            return;
        }

        turn.Tx.Put(counted with { State = MigrationState.Prepared, After = "", At = null });
        MigrationReports.TellPrepared(turn, counted);
    }

    private static void Foresee(Turn turn, Migration record)
    {
        var some = turn.Tx.Behind<Subscription>(record.After, CountedAtOnce);
        foreach (var held in some) Moves.Foresee(turn, record, held);
        var now = turn.Tx.Get<Migration>(record.Key)!;
        if (some.Count == CountedAtOnce)
        {
            turn.Tx.Put(now with { After = some[^1].Key, At = turn.Now + Breath });
            return;
        }

        turn.Tx.Put(now with { State = MigrationState.Prepared, IsShadow = false, After = "", At = null });
        MigrationReports.TellForeseen(turn, now);
    }

    private static void MoveSome(Turn turn, Migration record)
    {
        if (!Migrations.IsSold(turn, record.Terms))
        {
            Stop(turn, record);
            return;
        }

        var room = AtOnceMax - record.Tally.UnderWay;
        if (room <= 0)
        {
            turn.Tx.Put(record with { At = turn.Now + Patience });
            return;
        }

        var some = turn.Tx.Behind<Subscription>(record.After, room);
        foreach (var held in some) Moves.Take(turn, record, held);
        var now = turn.Tx.Get<Migration>(record.Key)!;
        if (some.Count == room)
            turn.Tx.Put(now with { After = some[^1].Key, At = turn.Now + Breath });
        else if (now.Tally.UnderWay > 0)
            turn.Tx.Put(now with { At = turn.Now + Patience });
        else
            End(turn, now);
    }

    /// <summary>Who ordered at the old price may still pay it: they are looked at once their time is
    /// over.</summary>
    private static void End(Turn turn, Migration now)
    {
        if (now.IsSecondWalk)
        {
            turn.Tx.Put(now with { At = null });
            return;
        }

        turn.Tx.Put(now with
        {
            State = MigrationState.Moved,
            IsSecondWalk = true,
            After = "",
            At = turn.Now.AddHours(turn.Config.Settings.OrderHours + 1),
        });
        MigrationReports.TellMoved(turn, now);
    }

    /// <summary>The config says another price by now: what is sold and what is moved to must not fight
    /// over the
    /// lookup key.</summary>
    private static void Stop(Turn turn, Migration record)
    {
        var state = record.State == MigrationState.Moving ? MigrationState.Paused : record.State;
        turn.Tx.Put(record with { State = state, At = null });
        turn.TellAdmins(
            "migrations.priceChanged", ("plan", record.Terms.PlanTitle), ("to", record.Terms.To));
    }

    private static void TakeBack(Turn turn, Migration record)
    {
        var room = AtOnceMax - record.Tally.Releasing;
        if (room <= 0)
        {
            turn.Tx.Put(record with { At = turn.Now + Patience });
            return;
        }

        var from = record.After.Length > 0 ? record.After : $"{record.Id}/";
        var some = turn.Tx.Behind<Move>(from, room).TakeWhile(move => move.Migration == record.Id).ToArray();
        foreach (var move in some) Moves.TakeBack(turn, move);
        var now = turn.Tx.Get<Migration>(record.Key)!;
        if (some.Length == room)
        {
            turn.Tx.Put(now with { After = some[^1].Key, At = turn.Now + Breath });
        }
        else if (now.Tally.Releasing > 0)
        {
            turn.Tx.Put(now with { At = turn.Now + Patience });
        }
        else
        {
            turn.Tx.Put(now with { State = MigrationState.RolledBack, At = null });
            MigrationReports.TellRolledBack(turn, now);
        }
    }
}

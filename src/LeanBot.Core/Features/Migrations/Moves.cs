using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>The moves of all migrations: giving subscriptions to Stripe, and what follows from what
/// happens to
/// them.</summary>
internal static class Moves
{
    /// <summary>What waits is looked at so often.</summary>
    public static readonly TimeSpan LookAgainAfter = TimeSpan.FromDays(1);

    /// <summary>Events of one thing come in any order.</summary>
    private static readonly TimeSpan DecideAfter = TimeSpan.FromMinutes(10);

    /// <summary>Our clock is not Stripe's, and its times are whole seconds.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(2);

    /// <summary>One that a walk has come to. Who has a move already is never given another one.</summary>
    public static void Take(Turn turn, Migration migration, Subscription held)
    {
        if (!Fitting.Fits(held, migration.Terms, turn.Config)) return;
        var known = turn.Tx.Get<Move>(Move.KeyOf(migration.Id, held.Id));
        if (known is not (null or { State: MoveState.Foreseen })) return;
        Look(turn, migration, held, New(migration, held));
    }

    /// <summary>Looks whether it can be moved now.</summary>
    public static void Look(Turn turn, Migration migration, Subscription held, Move move)
    {
        if (ReasonAgainst(turn, migration, held) is { } reason)
        {
            Skip(turn, move, reason);
        }
        else if (Fitting.MustWait(held))
        {
            Wait(turn, move, MoveReason.Unpaid);
        }
        else
        {
            Put(turn, move with { State = MoveState.UnderWay, Reason = null, NextStep = null });
            turn.Send(new MoveToPrice(
                held.Account, held.StripeId, migration.Id, migration.Terms.OldPrice, migration.Terms.NewPrice,
                migration.PriceId!, Migrations.NotBefore(turn, migration.Terms)));
        }
    }

    /// <summary>Writes down what would be done.</summary>
    public static void Foresee(Turn turn, Migration migration, Subscription held)
    {
        var terms = migration.Terms;
        if (!Fitting.Fits(held, terms, turn.Config)) return;
        var reason = ReasonAgainst(turn, migration, held)
            ?? (Fitting.MustWait(held) ? MoveReason.Unpaid : null);
        Put(turn, New(migration, held) with
        {
            State = MoveState.Foreseen,
            Reason = reason,
            SwitchAt = reason is null ? SwitchOf(terms, held, Migrations.NotBefore(turn, terms)) : null,
        });
    }

    public static void Skip(Turn turn, Move move, MoveReason reason)
    {
        var skipped = Put(turn, move with { State = MoveState.Skipped, Reason = reason, NextStep = null });
        MigrationReports.TellSkippedLate(turn, skipped);
    }

    public static void Wait(Turn turn, Move move, MoveReason? reason, TimeSpan? after = null) => Put(
        turn, move with
        {
            State = MoveState.Waiting,
            Reason = reason,
            NextStep = turn.Now + (after ?? LookAgainAfter),
        });

    /// <summary>Stripe has the schedule. Where it is not wanted any more by now, it is taken
    /// back.</summary>
    public static void Schedule(Turn turn, Migration migration, Move move, MoveAnswer answer)
    {
        var scheduled = move with
        {
            ScheduleId = answer.ScheduleId,
            SwitchAt = answer.SwitchAt,
            IsTold = move.IsTold && move.SwitchAt == answer.SwitchAt,
        };
        if (migration.IsTakenBack || move.State is not (MoveState.UnderWay or MoveState.Scheduled))
        {
            Release(turn, scheduled);
            return;
        }

        Put(turn, scheduled with
        {
            State = MoveState.Scheduled,
            Reason = null,
            NextStep = MoveNotices.At(turn, answer.SwitchAt!.Value),
        });
    }

    /// <summary>By a migration that is rolled back. Who has switched has switched.</summary>
    public static void TakeBack(Turn turn, Move move)
    {
        if (move.State == MoveState.Scheduled) Release(turn, move);
        else if (move.State is MoveState.Waiting or MoveState.UnderWay)
            Put(turn, move with { State = MoveState.RolledBack, NextStep = null });
    }

    public static void Release(Turn turn, Move move)
    {
        Put(turn, move with { State = MoveState.Releasing, NextStep = null });
        var held = turn.Tx.Get<Subscription>(move.Subscription.Value)!;
        turn.Send(new ReleaseMove(held.Account, held.StripeId, move.Migration, move.ScheduleId!));
    }

    /// <summary>What Stripe says of a subscription has changed.</summary>
    public static void Follow(Turn turn, Subscription before, Subscription after)
    {
        foreach (var move in turn.Tx.Find(Move.BySubscription, after.Key).ToArray())
            Follow(turn, before, after, move);
    }

    /// <summary>Something else was wanted of the subscription, and did not come to be: it is moved after
    /// all.</summary>
    public static void Again(Turn turn, Subscription held)
    {
        foreach (var move in turn.Tx.Find(Move.BySubscription, held.Key).ToArray())
        {
            if (move.State is not (MoveState.GaveWay or MoveState.Scheduled)) continue;
            if (move.Reason == MoveReason.ReleasedByHand || move.SwitchAt <= turn.Now) continue;
            if (turn.Tx.Get<Migration>(move.Migration) is not { IsLive: true }) continue;
            Wait(turn, move with { ScheduleId = null }, null, Doubt);
        }
    }

    /// <summary>Stripe was asked how a subscription stands: a schedule that is gone, and of which no event
    /// has told.</summary>
    public static void SeeSchedule(Turn turn, string subscription, StripeSubscription told)
    {
        foreach (var move in turn.Tx.Find(Move.BySubscription, subscription).ToArray())
        {
            if (move.State == MoveState.Scheduled
                && told.ScheduleId != move.ScheduleId
                && told.At > move.Since + Doubt)
                Gone(turn, move);
        }
    }

    /// <summary>A schedule was released: by us for what the member wanted, by the team's hand, or because
    /// it has
    /// done its work.</summary>
    public static void Gone(Turn turn, Move move)
    {
        if (move.State != MoveState.Scheduled) return;
        var held = turn.Tx.Get<Subscription>(move.Subscription.Value)!;
        var terms = turn.Tx.Get<Migration>(move.Migration)!.Terms;
        if (held.NextCharge == terms.To)
        {
            Put(turn, move with { State = MoveState.Switched, ScheduleId = null, NextStep = null });
        }
        else if (move.SwitchAt <= turn.Now)
        {
            FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
        }
        else
        {
            GiveWay(turn, held, move, terms);
        }
    }

    /// <summary>Nothing has told why a schedule was released, and by now it would have.</summary>
    public static void Decide(Turn turn, Subscription held, Move move)
    {
        var terms = turn.Tx.Get<Migration>(move.Migration)!.Terms;
        var reason = Fitting.ReasonToGiveWay(turn, held, terms);
        turn.Tx.Put(move with { Reason = reason ?? MoveReason.ReleasedByHand, NextStep = null });
        if (reason is null) MigrationReports.TellReleasedByHand(turn, move);
    }

    private static void GiveWay(Turn turn, Subscription held, Move move, MigrationTerms terms)
    {
        var reason = Fitting.ReasonToGiveWay(turn, held, terms);
        Put(turn, move with
        {
            State = MoveState.GaveWay,
            Reason = reason,
            NextStep = reason is null ? turn.Now + DecideAfter : null,
        });
        // What it was released for may be told later than that it was.
        if (reason is null) FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
    }

    /// <summary>Keeps it, and counts where it stands.</summary>
    public static Move Put(Turn turn, Move move)
    {
        var before = turn.Tx.Get<Move>(move.Key)?.State;
        if (before != move.State)
        {
            var migration = turn.Tx.Get<Migration>(move.Migration)!;
            turn.Tx.Put(migration with { Tally = migration.Tally.With(before, -1).With(move.State, 1) });
            move = move with { Since = turn.Now };
        }

        turn.Tx.Put(move);
        return move;
    }

    private static void Follow(Turn turn, Subscription before, Subscription after, Move move)
    {
        if (turn.Tx.Get<Migration>(move.Migration) is not { } migration) return;
        var isOpen = move is { State: MoveState.Waiting or MoveState.UnderWay or MoveState.Scheduled }
            or { State: MoveState.GaveWay, Reason: null };
        if (!isOpen && move.State is not (MoveState.Releasing or MoveState.GaveWay)) return;
        if (move.ScheduleId is not null && after.NextCharge == migration.Terms.To
            && Fitting.IsOfPlan(after, migration.Terms, turn.Config))
            Put(turn, move with { State = MoveState.Switched, NextStep = null });
        else if (isOpen && !Fitting.IsOfPlan(after, migration.Terms, turn.Config))
            ChangedPlan(turn, move);
        else if (isOpen && (after.HasEndedAtStripe || after.CancelAt is not null))
            Put(turn, move with
            {
                State = MoveState.GaveWay,
                Reason = after.HasEndedAtStripe ? MoveReason.Ended : MoveReason.Canceling,
                NextStep = null,
            });
        else if (before.CancelAt is not null && after is { CancelAt: null, HasEndedAtStripe: false })
            Again(turn, after);
    }

    /// <summary>A schedule that still stands would change the plan back.</summary>
    private static void ChangedPlan(Turn turn, Move move)
    {
        var changed = move with { Reason = MoveReason.PlanChanged };
        if (move.State == MoveState.Scheduled) Release(turn, changed);
        else Put(turn, changed with { State = MoveState.GaveWay, NextStep = null });
    }

    private static MoveReason? ReasonAgainst(Turn turn, Migration migration, Subscription held) =>
        Fitting.SkipReason(held)
        ?? (turn.Tx.Find(Move.BySubscription, held.Key).Any(other => IsInTheWay(other, migration))
            ? MoveReason.OtherSchedule
            : null);

    private static bool IsInTheWay(Move other, Migration migration) => other.Migration != migration.Id
        && other.State
            is (MoveState.Waiting or MoveState.UnderWay or MoveState.Scheduled or MoveState.Releasing);

    private static Move New(Migration migration, Subscription held) =>
        new(migration.Id, held.Id, held.Member, MoveState.Waiting);

    /// <summary>The end of the first period that ends late enough; Stripe itself decides about the
    /// day.</summary>
    /// <param name="earliest">UTC.</param>
    internal static DateTimeOffset SwitchOf(
        MigrationTerms terms, Subscription held, DateTimeOffset earliest)
    {
        var end = held.PaidThrough!.Value;
        var at = end;
        for (var periods = 1; at < earliest; periods++)
            at = terms.Period == Plans.Period.Year ? end.AddYears(periods) : end.AddMonths(periods);
        return at;
    }
}

namespace LeanBot.Core.Features.Migrations;

/// <summary>What can be done with a migration: prepare -> apply -> pause, resume, roll back. Each only
/// begins
/// it; timers do the work in small turns, so a crash at any point goes on where it was.</summary>
public static class Migrations
{
    /// <summary>Counts what it would do; the team hears the figures.</summary>
    /// <exception cref="Refused">There is nothing to move to, or another one is about the same.</exception>
    public static Migration Prepare(Turn turn, MigrationOrder.Prepare order)
    {
        if (turn.Config.Plans.FirstOrDefault(plan => plan.Id == order.Plan) is not { } plan)
            throw new Refused("migrations.noPlan", ("plan", order.Plan));
        if (turn.Config.Selling.Find(order.Account)?.PriceOf(plan, order.Period) is not { } to)
            throw new Refused("migrations.notSold", ("plan", plan.Title), ("account", order.Account));
        if (to.Currency != order.From.Currency)
            throw new Refused("migrations.otherCurrency", ("from", order.From), ("to", to));
        if (to == order.From) throw new Refused("migrations.samePrice", ("plan", plan.Title), ("price", to));
        if (turn.Tx.All<Migration>().Any(other => IsAboutTheSame(other, order)))
            throw new Refused("migrations.another", ("plan", plan.Title));
        var made = new Migration(
            turn.Entropy.Code(),
            new MigrationTerms(
                order.Account, order.Plan, plan.Title, order.Period, order.From, to, order.NotBefore)
            {
                Words = order.Words,
            },
            MigrationState.Counting, turn.Now, At: turn.Now);
        turn.Tx.Put(made);
        return made;
    }

    /// <param name="isShadow">It writes down what it would do, and can be applied afterwards.</param>
    /// <exception cref="Refused">It is not prepared, or the config has another price by now.</exception>
    public static void Apply(Turn turn, string id, bool isShadow = false)
    {
        var known = Known(turn, id, MigrationState.Prepared);
        CheckPrice(turn, known);
        if (isShadow)
        {
            turn.Tx.Put(known with
            {
                State = MigrationState.Moving,
                IsShadow = true,
                After = "",
                At = turn.Now,
            });
            return;
        }

        Begin(turn, known with { IsShadow = false, After = "" });
    }

    /// <summary>Says when, or what the team adds to the notice.</summary>
    /// <exception cref="Refused">It is not prepared.</exception>
    public static Migration Amend(Turn turn, string id, Func<MigrationTerms, MigrationTerms> change)
    {
        var known = Known(turn, id, MigrationState.Prepared);
        var changed = known with { Terms = change(known.Terms) };
        turn.Tx.Put(changed);
        return changed;
    }

    /// <summary>Counts once more what it would do.</summary>
    /// <exception cref="Refused">It is not prepared.</exception>
    public static Migration Recount(Turn turn, string id)
    {
        var counting = Known(turn, id, MigrationState.Prepared) with
        {
            State = MigrationState.Counting,
            Forecast = Forecast.Empty,
            After = "",
            At = turn.Now,
        };
        turn.Tx.Put(counting);
        return counting;
    }

    /// <summary>It is not wanted; nothing was done yet.</summary>
    /// <exception cref="Refused">It is not prepared.</exception>
    public static void Drop(Turn turn, string id) => turn.Tx.Put(
        Known(turn, id, MigrationState.Prepared) with { State = MigrationState.Dropped, At = null });

    /// <summary>What Stripe has been asked for is still carried out; nothing more is asked.</summary>
    /// <exception cref="Refused">It does not run.</exception>
    public static void Pause(Turn turn, string id) => turn.Tx.Put(
        Known(turn, id, MigrationState.Pricing, MigrationState.Moving) with
        {
            State = MigrationState.Paused,
            At = null,
        });

    /// <exception cref="Refused">It is not paused, or the config has another price by now.</exception>
    public static void Resume(Turn turn, string id)
    {
        var known = Known(turn, id, MigrationState.Paused);
        CheckPrice(turn, known);
        Begin(turn, known);
    }

    /// <summary>Whoever has not switched yet keeps the old price; who was told so is told.</summary>
    /// <exception cref="Refused">It was never applied, or is taken back already.</exception>
    public static void RollBack(Turn turn, string id)
    {
        var known = Known(
            turn, id, MigrationState.Pricing, MigrationState.Moving, MigrationState.Paused,
            MigrationState.Moved);
        turn.Tx.Put(known with { State = MigrationState.RollingBack, After = "", At = turn.Now });
    }

    /// <summary>Whether the config still says what it moves to.</summary>
    internal static bool IsSold(Turn turn, MigrationTerms terms) =>
        turn.Config.Plans.FirstOrDefault(plan => plan.Id == terms.Plan) is { } plan
        && turn.Config.Selling.Find(terms.Account)?.PriceOf(plan, terms.Period) == terms.To;

    /// <summary>The first period that begins with the new price begins then or later.</summary>
    internal static DateTimeOffset NotBefore(Turn turn, MigrationTerms terms)
    {
        var notice = turn.Now.AddDays(turn.Config.Settings.Migrations.NoticeDays);
        return terms.NotBefore > notice ? terms.NotBefore : notice;
    }

    private static void Begin(Turn turn, Migration known)
    {
        if (known.PriceId is not null)
        {
            turn.Tx.Put(known with { State = MigrationState.Moving, At = turn.Now });
            return;
        }

        turn.Tx.Put(known with { State = MigrationState.Pricing, At = null });
        turn.Send(new MakePrice(known.Terms.Account, known.Terms.NewPrice, known.Id));
    }

    private static void CheckPrice(Turn turn, Migration known)
    {
        if (!IsSold(turn, known.Terms))
        {
            throw new Refused(
                "migrations.priceChanged", ("plan", known.Terms.PlanTitle), ("to", known.Terms.To));
        }
    }

    private static Migration Known(Turn turn, string id, params MigrationState[] states)
    {
        if (turn.Tx.Get<Migration>(id) is not { } known) throw new Refused("migrations.unknown");
        // What runs in shadow mode is over in a moment.
        return !known.IsShadow && states.Contains(known.State)
            ? known
            : throw new Refused("migrations.notNow", ("plan", known.Terms.PlanTitle));
    }

    private static bool IsAboutTheSame(Migration other, MigrationOrder.Prepare order) =>
        other.State
            is not (MigrationState.Moved or MigrationState.RolledBack or MigrationState.Prepared
                or MigrationState.Dropped)
        && (other.Terms.Account, other.Terms.Plan, other.Terms.Period)
            == (order.Account, order.Plan, order.Period);
}

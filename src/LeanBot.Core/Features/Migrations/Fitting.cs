using LeanBot.Core.Features.Cancellations;
using LeanBot.Core.Features.PlanChanges;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Which subscriptions a migration is about, as far as we know; Stripe's own word is asked for
/// before
/// anything is done.</summary>
internal static class Fitting
{
    public static bool Fits(Subscription held, MigrationTerms terms, Config config) =>
        IsOfPlan(held, terms, config)
        && held.NextCharge == terms.From
        && held.PaidThrough is not null
        && !held.HasEndedAtStripe;

    public static bool IsOfPlan(Subscription held, MigrationTerms terms, Config config) =>
        held.Account == terms.Account
        && held.Plan == terms.Plan
        && PlanOffers.PeriodOf(held, config) == terms.Period;

    /// <summary>Why it is left alone; null where it is not.</summary>
    public static MoveReason? SkipReason(Subscription held) => held switch
    {
        { HasEndedAtStripe: true } => MoveReason.Ended,
        { CancelAt: not null } => MoveReason.Canceling,
        { Planned: not null } => MoveReason.OtherSchedule,
        _ => null,
    };

    /// <summary>What is not paid, or paused, is looked at again later: to learn of a higher price now
    /// would be
    /// one bad word too many.</summary>
    public static bool MustWait(Subscription held) =>
        held.Trouble is not null || held.IsPaused || !held.GivesAccess;

    /// <summary>What the member wanted, for which a schedule was released; null where it was nothing of
    /// theirs.</summary>
    public static MoveReason? ReasonToGiveWay(Turn turn, Subscription held, MigrationTerms terms) =>
        SkipReason(held)
        ?? (!IsOfPlan(held, terms, turn.Config) || SubscriptionChange.IsUnderWay(turn, held)
            ? MoveReason.PlanChanged
            : null);
}

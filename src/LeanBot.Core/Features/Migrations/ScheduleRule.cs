using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>A schedule is over, for whatever reason. Ours and others: a change that a member planned is
/// over too.</summary>
public abstract class ScheduleRule : StripeRule<StripeSchedule>
{
    protected sealed override void Apply(Turn turn, StripeEvent happened, StripeSchedule subject)
    {
        foreach (var move in turn.Tx.Find(Move.BySchedule, subject.Id).ToArray())
        {
            if (turn.Tx.Get<Subscription>(move.Subscription.Value)?.Account == happened.Account)
                Moves.Gone(turn, move);
        }

        // What the member had planned may come no more: how it stands is asked for.
        if (subject.SubscriptionId is { } id
            && turn.Tx.Get<Subscription>(Ledger.IdOf(happened.Account, id).Value) is { } held
            && held.Planned?.ScheduleId == subject.Id)
            FetchSubscription.Once(turn, held, FetchPurpose.Refresh);
    }
}

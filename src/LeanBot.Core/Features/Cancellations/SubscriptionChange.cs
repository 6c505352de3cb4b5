using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cancellations;

/// <summary>Something a member wants Stripe to do with their subscription. Only one at a time is under
/// way.</summary>
/// <param name="Screen">The message that shows how it goes.</param>
public abstract record SubscriptionChange(string Account, string StripeId, MessageRef Screen) : Outgoing
{
    /// <summary>How long a member waits before they are told that it can't be done now. Past that moment it
    /// must not be done any more: they have been told that nothing has changed.</summary>
    public static readonly TimeSpan WorthDoingFor = TimeSpan.FromMinutes(1);

    /// <summary>Not the lane in which Stripe is asked how things stand: that is never given up.</summary>
    public override string Lane => LaneOf(Account, StripeId);

    public override Priority Priority => Priority.Urgent;

    public SubscriptionId Subscription => Ledger.IdOf(Account, StripeId);

    public static bool IsUnderWay(Turn turn, Subscription subscription) => turn.Tx
        .Find(OutboxRow.ByLane, LaneOf(subscription.Account, subscription.StripeId))
        .Any();

    /// <summary>What is being done with it at Stripe, or has been just now; null for nothing.</summary>
    internal static SubscriptionChange? Of(Turn turn, Subscription subscription) =>
        turn.Row?.Request is SubscriptionChange done && done.Subscription == subscription.Id
            ? done
            : turn.Tx.Find(OutboxRow.ByLane, LaneOf(subscription.Account, subscription.StripeId))
                .Select(row => row.Request)
                .OfType<SubscriptionChange>()
                .FirstOrDefault();

    private static string LaneOf(string account, string stripeId) => $"stripe:{account}:{stripeId}:change";
}

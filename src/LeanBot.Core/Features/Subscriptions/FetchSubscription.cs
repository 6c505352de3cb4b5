namespace LeanBot.Core.Features.Subscriptions;

/// <summary>Asks Stripe how a subscription stands: a state, which no lost or late event can
/// contradict.</summary>
[Wire("stripe.subscription")]
public sealed record FetchSubscription(string Account, string StripeId, FetchPurpose Purpose) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{StripeId}";

    /// <summary>While Stripe can't be asked, it is asked again, and nobody is let out.</summary>
    public override bool MayBeGivenUp => false;

    /// <summary>Asks, unless just that is being asked already.</summary>
    public static void Once(Turn turn, Subscription subscription, FetchPurpose purpose)
    {
        // Stripe knows nothing of what the team has given.
        if (subscription.IsGiven) return;
        Once(turn, new FetchSubscription(subscription.Account, subscription.StripeId, purpose));
    }

    public static void Once(Turn turn, FetchSubscription fetch)
    {
        if (turn.Tx.Find(OutboxRow.ByLane, fetch.Lane).All(row => row.Request != fetch)) turn.Send(fetch);
    }
}

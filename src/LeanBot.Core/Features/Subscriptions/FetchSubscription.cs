namespace LeanBot.Core.Features.Subscriptions;

/// <summary>Asks Stripe how a subscription stands: a state, which no lost or late event can
/// contradict.</summary>
[Wire("stripe.subscription")]
public sealed record FetchSubscription(string Account, string StripeId, FetchPurpose Purpose) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{StripeId}";

    /// <summary>While Stripe can't be asked, it is asked again, and nobody is let out.</summary>
    public override bool MayBeGivenUp => false;
}

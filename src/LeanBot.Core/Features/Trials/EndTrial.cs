using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Trials;

/// <summary>Ends free days at once, before anything is charged.</summary>
[Wire("stripe.endTrial")]
public sealed record EndTrial(string Account, string StripeId) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{StripeId}:endTrial";

    /// <summary>What was ended here would be charged there.</summary>
    public override bool MayBeGivenUp => false;

    internal SubscriptionId Id => Ledger.IdOf(Account, StripeId);
}

using LeanBot.Core.Features.Disputes;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Refunds;

/// <summary>Ends a subscription at Stripe at once, and withdraws what is open of it: its money has gone back.
/// </summary>
/// <param name="Payment">The payment whose money went back.</param>
[Wire("stripe.stop")]
public sealed record StopSubscription(string Account, string StripeId, string Payment) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{StripeId}:change";

    public override bool MayBeGivenUp => false;

    public override bool TakesAway => true;

    /// <summary>The money may be here again by now.</summary>
    public override bool IsOutdated(IReader state) =>
        state.Get<Subscription>(Ledger.IdOf(Account, StripeId).Value) switch
        {
            null or { HasEndedAtStripe: true } => true,
            { IsCutShort: true } => false,
            _ => state.Get<Payment>(Payment) is { IsFullyRefunded: false, Dispute: not DisputeStanding.Lost },
        };
}

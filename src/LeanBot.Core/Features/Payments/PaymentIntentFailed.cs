using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

/// <summary>A charge failed. It names no invoice, so Stripe is asked which one it was for, unless an event
/// has told of it meanwhile. Who pays for the first time sees it on the page.</summary>
public sealed class PaymentIntentFailed : StripeRule<StripePaymentIntent>
{
    /// <summary>As long as the invoice's own event may take.</summary>
    private static readonly TimeSpan OwnEventTakes = TimeSpan.FromMinutes(2);

    public override string EventType => "payment_intent.payment_failed";

    protected override void Apply(Turn turn, StripeEvent happened, StripePaymentIntent subject)
    {
        if (subject.CustomerId is not { } customerId) return;
        var key = StripeCustomer.KeyOf(happened.Account, customerId);
        if (turn.Tx.Get<StripeCustomer>(key) is not { } customer) return;
        var owing = turn.Tx.Find(Subscription.ByMember, customer.Member.ToString())
            .Where(held => held.Account == happened.Account && held.GivesAccess && !held.HasEndedAtStripe)
            .ToArray();
        if (owing.Length == 0) return;
        var find = new FindFailedInvoice(happened.Account, subject.Id, customer.Member, turn.Now);
        if (!find.IsKnown(owing)) turn.Send(find, turn.Now + OwnEventTakes);
    }
}

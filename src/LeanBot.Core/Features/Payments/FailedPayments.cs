using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Payments;

/// <summary>Notes that an attempt to charge for an invoice failed, whatever told of it. Several events tell
/// of one attempt; the invoice and its number of attempts say whether it is known.</summary>
internal static class FailedPayments
{
    /// <param name="needsAction">The bank wants it confirmed by the member.</param>
    public static void Note(Turn turn, string account, StripeInvoice invoice, bool needsAction = false)
    {
        if (invoice.SubscriptionId is not { } stripeId) return;
        if (turn.Tx.Get<Grant>(Granting.GrantOf(account, invoice.Id)) is not null) return;
        if (Ledger.Find(turn, account, stripeId, invoice.Metadata, invoice.CustomerId) is not { } before)
            return;
        var after = before.PaymentFailed(invoice, turn.Now, needsAction);
        if (after != before) Ledger.Put(turn, after);
    }
}

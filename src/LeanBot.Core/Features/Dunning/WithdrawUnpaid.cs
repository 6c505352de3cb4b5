using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Dunning;

/// <summary>Withdraws the open invoice of somebody who has cancelled, and ends what runs unpaid: nobody is
/// asked for money for what they do not want. Where the invoice is paid by then, nothing is done.</summary>
/// <param name="InvoiceId"><c>in_…</c></param>
/// <param name="Tells">Whether the member is waiting to hear how it ended.</param>
[Wire("stripe.withdraw")]
public sealed record WithdrawUnpaid(string Account, string StripeId, string InvoiceId, bool Tells) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{StripeId}:withdraw";

    /// <summary>An invoice that stays open is charged, or paid by mistake.</summary>
    public override bool MayBeGivenUp => false;

    /// <summary>Who has taken the cancellation back owes it again.</summary>
    public override bool IsOutdated(IReader state) =>
        state.Get<Subscription>(Id.Value) is { CancelAt: null, HasEndedAtStripe: false };

    internal SubscriptionId Id => Ledger.IdOf(Account, StripeId);
}

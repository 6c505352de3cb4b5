namespace LeanBot.Core.Features.Refunds;

/// <summary>Gives money of a payment back.</summary>
/// <param name="InvoiceId"><c>in_…</c></param>
/// <param name="By">The admin who wants it.</param>
[Wire("stripe.refund")]
public sealed record RefundPayment(string Account, string InvoiceId, Money Amount, MemberId By) : Outgoing
{
    public override string Lane => LaneOf(Account, InvoiceId);

    public override Priority Priority => Priority.Urgent;

    public override bool MayBeGivenUp => false;

    public static string LaneOf(string account, string invoiceId) => $"stripe:{account}:{invoiceId}:refund";
}

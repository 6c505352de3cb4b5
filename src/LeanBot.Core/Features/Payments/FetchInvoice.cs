namespace LeanBot.Core.Features.Payments;

/// <summary>Asks Stripe for an invoice, for the links to it: those that are known work for some weeks
/// only.</summary>
/// <param name="InvoiceId"><c>in_…</c></param>
/// <param name="Screen">The message that is to show it.</param>
/// <param name="Page">The page of the history to go back to.</param>
[Wire("stripe.invoice")]
public sealed record FetchInvoice(
    string Account, string InvoiceId, MemberId Member, MessageRef Screen, int Page) : Outgoing
{
    public static readonly TimeSpan WorthDoingFor = TimeSpan.FromMinutes(1);

    public override string Lane => $"stripe:{Account}:{Member}:invoice";

    public override Priority Priority => Priority.Urgent;
}

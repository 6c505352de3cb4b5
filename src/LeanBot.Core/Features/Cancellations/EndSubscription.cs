namespace LeanBot.Core.Features.Cancellations;

/// <summary>Ends a subscription at once and withdraws the invoice of the period that nobody has paid: who
/// cancelled is not to be charged for it.</summary>
/// <param name="InvoiceId">A draft or open invoice, <c>in_…</c></param>
[Wire("stripe.end")]
public sealed record EndSubscription(
    string Account, string StripeId, MessageRef Screen, Farewell Farewell, string InvoiceId)
    : SubscriptionChange(Account, StripeId, Screen);

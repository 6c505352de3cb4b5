namespace LeanBot.Core;

/// <summary>The money that a parked item is about: what people have to know, and enough to handle
/// it.</summary>
/// <param name="Account">The Stripe account that took it.</param>
/// <param name="Metadata">Whom and what it names.</param>
/// <param name="Invoice">Null where only the subscription is known.</param>
public sealed record ParkedPayment(
    string Account, StripeMetadata Metadata, Money? Amount, StripeInvoice? Invoice = null);

namespace LeanBot.Core.Features.Payments;

/// <param name="Invoice">Null where it was for none.</param>
public sealed record FailedInvoice(StripeInvoice? Invoice);

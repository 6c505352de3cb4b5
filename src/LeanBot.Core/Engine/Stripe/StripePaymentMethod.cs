namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/payment_methods/object</summary>
/// <param name="CustomerId">Whose it is, or was before it was detached.</param>
public sealed record StripePaymentMethod(string Id, string? CustomerId) : StripeObject(Id);

namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/payment_intents/object</summary>
public sealed record StripePaymentIntent(string Id, string? CustomerId) : StripeObject(Id);

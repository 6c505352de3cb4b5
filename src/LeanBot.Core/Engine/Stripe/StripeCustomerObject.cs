namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/customers/object</summary>
public sealed record StripeCustomerObject(string Id, string? Email = null) : StripeObject(Id);

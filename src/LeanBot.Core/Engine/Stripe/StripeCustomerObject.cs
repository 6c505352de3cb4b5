namespace LeanBot.Core;

/// <summary>https://docs.stripe.com/api/customers/object</summary>
public sealed record StripeCustomerObject(string Id) : StripeObject(Id);

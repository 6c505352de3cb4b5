namespace LeanBot.Core;

/// <summary>A webhook event of Stripe, as far as it decides something here. The adapter maps it from the
/// pinned API version; https://docs.stripe.com/api/events</summary>
/// <param name="Account">Our name for the account, from the webhook's path.</param>
/// <param name="Created">UTC, to the second: it does not order events.</param>
/// <param name="Object">Null for types that no rule wants.</param>
public sealed record StripeEvent(
    string Id, string Type, string Account, DateTimeOffset Created, StripeObject? Object);

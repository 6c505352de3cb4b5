namespace LeanBot.Core.Features.Rounds;

/// <summary>What a round goes through.</summary>
public enum StripeList
{
    /// <summary>Those that are paid.</summary>
    Invoices,

    /// <summary>Checkout sessions that were completed.</summary>
    Sessions,

    Subscriptions,
    Refunds,
    Disputes,

    /// <summary>Events that an endpoint has not taken; handled as if they had been told.</summary>
    Undelivered,
}

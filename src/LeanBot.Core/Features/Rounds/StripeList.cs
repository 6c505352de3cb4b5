namespace LeanBot.Core.Features.Rounds;

/// <summary>What a round goes through.</summary>
public enum StripeList
{
    /// <summary>Those that are paid.</summary>
    Invoices,

    /// <summary>Checkout sessions that were completed.</summary>
    Sessions,

    /// <summary>Those that were made lately.</summary>
    Subscriptions,

    Refunds,
    Disputes,

    /// <summary>Events that an endpoint has not taken; handled as if they had been told.</summary>
    Undelivered,

    /// <summary>Those that run, or have ended lately, however long ago they were made: Stripe lists nothing
    /// by when it was changed.</summary>
    Standing,
}

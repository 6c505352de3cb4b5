namespace LeanBot.Core.Features.Dunning;

/// <summary>A way out that a reminder offers.</summary>
public enum DunningButton
{
    /// <summary>The invoice's own page, where any card pays it.</summary>
    Pay,

    /// <summary>Stripe's page that changes the card.</summary>
    Card,

    /// <summary>The whole customer portal.</summary>
    Portal,
    Status,
}

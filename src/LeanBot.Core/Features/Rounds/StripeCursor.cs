namespace LeanBot.Core.Features.Rounds;

/// <summary>Where a round stands in one of Stripe's lists.</summary>
/// <param name="After">The id of the last object that was read; null at the beginning.</param>
public sealed record StripeCursor(StripeList List, string? After = null);

namespace LeanBot.Core.Features.Rounds;

/// <param name="Objects">Of all other lists together.</param>
/// <param name="Next">Where to go on; empty when all lists are read to their end.</param>
/// <param name="At">When Stripe answered, by its clock, UTC.</param>
public sealed record StripePages(
    IReadOnlyList<StripeObject> Objects, IReadOnlyList<StripeCursor> Next, DateTimeOffset At)
{
    /// <summary>The page of <see cref="StripeList.Standing"/>.</summary>
    public IReadOnlyList<StripeSubscription> Standing { get; init; } = [];
}

namespace LeanBot.Core.Features.Rounds;

/// <param name="Next">What to ask the next page with; null where this was the last.</param>
/// <param name="At">When Stripe answered, by its clock, UTC.</param>
public sealed record StripePage(IReadOnlyList<StripeObject> Objects, string? Next, DateTimeOffset At);

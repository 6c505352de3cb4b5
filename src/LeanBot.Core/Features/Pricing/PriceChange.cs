using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Pricing;

/// <summary>That a price has changed, in the bot or by an edit of the file. Kept for ever.</summary>
/// <param name="Number">Counts up.</param>
/// <param name="Account">Whose own price it is; null for that of plans.json.</param>
/// <param name="From">Null where it was not sold so before.</param>
/// <param name="To">Null where it is not sold so any more.</param>
/// <param name="By">Who did it in the bot; null for an edit of the file.</param>
[Kept("priceChanges")]
public sealed record PriceChange(
    int Number, DateTimeOffset At, PlanId Plan, string Title, Period Period, string? Account, Money? From,
    Money? To, string? By) : Record
{
    public override string Key => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Number:D8}");
}

using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Cards;

/// <summary>What a customer is charged by, as far as it is told to people: never more than the last four
/// digits.</summary>
/// <param name="MethodId">Stripe's <c>pm_…</c></param>
/// <param name="Brand">visa, mastercard …; for what is no card its type, such as sepa_debit.</param>
/// <param name="Fingerprint">The same for the same card, whoever uses it.</param>
/// <param name="RemindAt">When the member is told that it expires, UTC; null where there is nothing to
/// tell.</param>
[Kept("cards")]
public sealed record Card(
    string Account, string CustomerId, MemberId Member, string MethodId, string Brand, string? Last4 = null,
    int? ExpMonth = null, int? ExpYear = null, string? Fingerprint = null, DateTimeOffset? RemindAt = null)
    : Record
{
    /// <summary>Card networks give out new cards some weeks before the old ones end.</summary>
    private const int DaysBefore = 15;

    public override string Key => StripeCustomer.KeyOf(Account, CustomerId);
    public override DateTimeOffset? Due => RemindAt;

    /// <summary>In the month before the last one in which it can be charged; UTC.</summary>
    public DateTimeOffset? ReminderFor(Hours hours, DateTimeOffset now)
    {
        if (this is not { ExpMonth: >= 1 and <= 12 and var month, ExpYear: > 2000 and < 9999 and var year })
            return null;
        var lastMonth = new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero);
        var at = hours.NextFrom(lastMonth.AddDays(-DaysBefore));
        return at > now ? at : null;
    }

    /// <summary>«Visa •• 4242»</summary>
    public string Name => Last4 is null ? Title : $"{Title} •• {Last4}";

    private string Title => Brand.Length == 0
        ? ""
        : char.ToUpperInvariant(Brand[0]) + Brand[1..].Replace('_', ' ');
}

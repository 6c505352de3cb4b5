using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>
/// Periods as Stripe counts them: whole intervals from the anchor, so 31 Jan, 28 Feb, 31 Mar.
/// </summary>
internal static class Calendar
{
    /// <summary>The first period end after a moment.</summary>
    public static DateTimeOffset NextEnd(DateTimeOffset anchor, JsonObject recurring, DateTimeOffset after)
    {
        var count = Math.Max(1, recurring.Number("interval_count"));
        for (var n = Estimate(anchor, after, recurring.Text("interval")!) / count; ; n++)
        {
            var end = Add(anchor, recurring.Text("interval")!, n * count);
            if (end > after)
                return end;
        }
    }

    private static DateTimeOffset Add(DateTimeOffset anchor, string interval, long count) => interval switch
    {
        "day" => anchor.AddDays(count),
        "week" => anchor.AddDays(7 * count),
        "month" => anchor.AddMonths((int)count),
        _ => anchor.AddYears((int)count),
    };

    /// <summary>A number of intervals that is surely not too many.</summary>
    private static long Estimate(DateTimeOffset anchor, DateTimeOffset after, string interval)
    {
        var days = (after - anchor).TotalDays;
        var perInterval = interval switch { "day" => 1, "week" => 7, "month" => 31, _ => 366 };
        return Math.Max(0, (long)(days / perInterval) - 1);
    }
}

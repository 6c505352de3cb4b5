using System.Text.Json.Nodes;

namespace LeanBot.Sandbox.Stripe.Billing;

/// <summary>What a change within a period is worth: what is left of the old price back, what is left of the
/// new one on top; another interval begins a whole new period.</summary>
internal static class Prorations
{
    /// <param name="at">proration_date, or now.</param>
    public static IReadOnlyList<JsonObject> Lines(
        StripeTurn turn, JsonObject subscription, JsonObject item, JsonObject price, DateTimeOffset at)
    {
        var old = item["price"]!.AsObject();
        var (start, end) = (item.Number("current_period_start"), item.Number("current_period_end"));
        var left = (end - at.ToUnixTimeSeconds()) / (decimal)(end - start);
        var back = Line(turn, subscription, item, old, -Part(old, left), (at.ToUnixTimeSeconds(), end), true);
        if (Differs(old, price))
        {
            var next = Calendar.NextEnd(turn.Now, price["recurring"]!.AsObject(), turn.Now);
            return
            [
                back,
                Line(
                    turn, subscription, item, price, price.Number("unit_amount"),
                    (turn.Seconds, next.ToUnixTimeSeconds()), false),
            ];
        }

        return
        [
            back,
            Line(turn, subscription, item, price, Part(price, left), (at.ToUnixTimeSeconds(), end), true),
        ];
    }

    public static bool Differs(JsonObject old, JsonObject changed)
    {
        var (before, after) = (old["recurring"]!.AsObject(), changed["recurring"]!.AsObject());
        return before.Text("interval") != after.Text("interval")
            || before.Number("interval_count") != after.Number("interval_count");
    }

    private static long Part(JsonObject price, decimal left) =>
        (long)Math.Round(price.Number("unit_amount") * left, MidpointRounding.AwayFromZero);

    private static JsonObject Line(
        StripeTurn turn, JsonObject subscription, JsonObject item, JsonObject price, long amount,
        (long Start, long End) period, bool proration)
    {
        var line = Invoices.Line(turn, price, 1, free: false);
        (line["amount"], line["subtotal"]) = (amount, amount);
        line["description"] = amount < 0 ? "Unused time" : "Remaining time";
        return Invoices.OfItem(line, subscription, item, period, proration);
    }
}

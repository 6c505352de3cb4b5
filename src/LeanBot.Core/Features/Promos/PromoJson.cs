using System.Globalization;
using System.Text.Json.Nodes;

namespace LeanBot.Core.Features.Promos;

/// <summary>A code as <c>config/promos.json</c> says it; what is not said is left out.</summary>
internal static class PromoJson
{
    public static JsonObject Of(Promo promo)
    {
        var json = new JsonObject { ["code"] = promo.Code };
        if (promo.Title != promo.Code) json["title"] = promo.Title;
        AddDiscount(json, promo.Discount);
        AddDuration(json, promo.Duration);
        if (promo.Plans.Count > 0) json["plans"] = ListOf(promo.Plans.Select(plan => plan.Value));
        if (promo.From is { } from) json["from"] = DayOf(from);
        if (promo.Until is { } until) json["until"] = DayOf(until);
        if (promo.MaxUses is { } uses) json["maxUses"] = uses;
        if (promo.MaxUsesPerMember is { } each) json["maxUsesPerMember"] = each;
        if (promo.FirstPurchaseOnly) json["firstPurchaseOnly"] = true;
        if (promo.Members.Count > 0) json["members"] = ListOf(promo.Members.Select(member => member.Value));
        if (promo.Stopped) json["stopped"] = true;
        return json;
    }

    private static void AddDiscount(JsonObject json, Discount discount)
    {
        if (discount is Discount.Percent percent)
        {
            json["percentOff"] = percent.PercentOff;
        }
        else if (discount is Discount.Amount amount)
        {
            json["amountOff"] = amount.AmountOff.MinorUnits;
            json["currency"] = amount.AmountOff.Currency;
        }
    }

    private static void AddDuration(JsonObject json, PromoDuration duration)
    {
        json["duration"] = duration switch
        {
            PromoDuration.Repeating => "repeating",
            PromoDuration.Forever => "forever",
            _ => "once",
        };
        if (duration is PromoDuration.Repeating repeating) json["durationInMonths"] = repeating.Months;
    }

    private static JsonArray ListOf<T>(IEnumerable<T> items) =>
        new([.. items.Select(item => (JsonNode)JsonValue.Create(item)!)]);

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

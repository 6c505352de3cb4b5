using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Promos;

/// <summary>What people read of codes and of the prices that they make.</summary>
public static class PromoWords
{
    /// <summary>What is paid now, and what later: «$24.50 a month for the first 3 months, then $49 a
    /// month».</summary>
    /// <param name="first">What the first payment is.</param>
    public static string Price(Voice voice, Period period, Money price, Money first, PromoTerms? terms)
    {
        if (terms is null) return PlanCards.PriceText(voice, period, price);
        if (terms.PaymentsOf(period) is not { } payments) return PlanCards.PriceText(voice, period, first);
        var text = (period, payments) switch
        {
            (Period.Month, 1) => "promos.firstMonth",
            (Period.Month, _) => "promos.firstMonths",
            (_, 1) => "promos.firstYear",
            _ => "promos.firstYears",
        };
        return voice.Text(text, ("first", first), ("count", payments), ("price", price));
    }

    /// <summary>What a code takes off the prices of a plan, where it may be used for it.</summary>
    public static string OfPlan(Turn turn, Plan plan, PromoTerms terms) =>
        turn.Voice.Text("promos.counts", ("code", terms.Code), ("discount", terms.Discount.ToString()))
        + string.Concat(Sales.OffersOf(turn, plan).Select(offer =>
            "\n" + Price(turn.Voice, offer.Period, offer.Price, terms.Discount.Of(offer.Price), terms)));

    public static string WhyNot(Turn turn, Voice voice, PromoRefusal refusal, string code, Promo? promo) =>
        refusal switch
        {
            PromoRefusal.NotYet => voice.Text(
                "promos.notYet", ("code", code), ("date", NoonOf(turn, promo!.From!.Value))),
            PromoRefusal.Over => voice.Text(
                "promos.over", ("code", code), ("date", NoonOf(turn, promo!.Until!.Value))),
            PromoRefusal.UsedUp => voice.Text("promos.usedUp", ("code", code)),
            PromoRefusal.AllHeld => voice.Text("promos.allHeld", ("code", code)),
            PromoRefusal.UsedByYou => voice.Text("promos.usedByYou", ("code", code)),
            PromoRefusal.OnlyFirst => voice.Text("promos.onlyFirst", ("code", code)),
            PromoRefusal.Stopped => voice.Text("promos.stopped", ("code", code)),
            PromoRefusal.NotForYou => voice.Text("promos.notForYou", ("code", code)),
            PromoRefusal.OtherPlan => voice.Text(
                "promos.otherPlan", ("code", code), ("plans", PlansOf(turn, promo!))),
            _ => voice.Text("promos.unknown", ("code", code)),
        };

    /// <summary>A moment that is of that day in the zone.</summary>
    internal static DateTimeOffset NoonOf(Turn turn, DateOnly day) =>
        LocalClock.At(turn.Config.Zone, day.ToDateTime(TimeOnly.MinValue), 12);

    private static string PlansOf(Turn turn, Promo promo) => string.Join(", ", turn.Config.PlansForSale
        .Where(plan => promo.IsFor(plan.Id))
        .Where(plan => Sales.OffersOf(turn, plan).Any(offer => promo.Discount.IsFor(offer.Price.Currency)))
        .Select(plan => plan.Title)
        .DefaultIfEmpty("—"));
}

using System.Globalization;

namespace LeanBot.Core.Features.Promos;

/// <summary>A code as the team reads it: what it gives, to whom, until when.</summary>
internal static class PromoCard
{
    private const int MembersNamedMax = 10;

    public static string SignOf(PromoStanding standing) => standing switch
    {
        PromoStanding.Runs => "✅",
        PromoStanding.NotYet => "⏳",
        PromoStanding.Over => "⌛",
        PromoStanding.UsedUp => "💯",
        _ => "⏹",
    };

    public static string WordsOf(Voice voice, PromoStanding standing) => voice.Text(standing switch
    {
        PromoStanding.Runs => "promos.runs",
        PromoStanding.NotYet => "promos.standsNotYet",
        PromoStanding.Over => "promos.standsOver",
        PromoStanding.UsedUp => "promos.standsUsedUp",
        _ => "promos.standsStopped",
    });

    /// <summary>«12», or «12 of 100».</summary>
    public static string UsesOf(Voice voice, Promo promo, PromoFigures figures) => promo.MaxUses is { } max
        ? voice.Text("promos.usesOf", ("count", figures.Uses), ("max", max))
        : figures.Uses.ToString(CultureInfo.InvariantCulture);

    /// <summary>What it is, a line each.</summary>
    public static string TermsOf(Turn turn, Promo promo)
    {
        var voice = turn.Voice;
        var lines = new List<string>
        {
            voice.Text(
                "promos.gives", ("discount", promo.Discount.ToString()),
                ("duration", new Html(DurationOf(voice, promo.Duration)))),
            voice.Text("promos.forPlans", ("plans", PlansOf(turn, promo) ?? voice.Text("promos.allPlans"))),
            voice.Text("promos.window", ("from", DayOf(turn, promo.From)), ("until", DayOf(turn, promo.Until))),
            voice.Text(
                "promos.limits", ("uses", NumberOf(voice, promo.MaxUses)),
                ("each", NumberOf(voice, promo.MaxUsesPerMember))),
        };
        if (promo.FirstPurchaseOnly) lines.Add(voice.Text("promos.onlyNew"));
        if (promo.Members.Count > 0)
            lines.Add(voice.Text("promos.onlyThese", ("names", NamesOf(turn, promo.Members))));
        if (promo.Title != promo.Code) lines.Add(voice.Text("promos.receipt", ("title", promo.Title)));
        return string.Join('\n', lines);
    }

    /// <summary>What everything that is sold costs with it, at the account that sells it first.</summary>
    public static string PricesOf(Turn turn, Promo promo)
    {
        var terms = PromoTerms.Of(promo);
        var lines =
            from plan in turn.Config.PlansForSale
            where promo.IsFor(plan.Id)
            from offer in plan.Offers
            let price = turn.Config.Selling.Default.PriceOf(plan, offer.Period) ?? offer.Price
            where promo.Discount.IsFor(price.Currency)
            select turn.Voice.Text(
                "promos.price", ("plan", plan.Title),
                ("price", new Html(PromoWords.Price(
                    turn.Voice, offer.Period, price, terms.Discount.Of(price), terms))));
        return string.Join('\n', lines.DefaultIfEmpty(turn.Voice.Text("promos.takesNothing")));
    }

    public static string DurationOf(Voice voice, PromoDuration duration) => duration switch
    {
        PromoDuration.Repeating repeating => voice.Text("promos.repeating", ("count", repeating.Months)),
        PromoDuration.Forever => voice.Text("promos.forever"),
        _ => voice.Text("promos.once"),
    };

    public static string NumberOf(Voice voice, int? number) =>
        number?.ToString(CultureInfo.InvariantCulture) ?? voice.Text("promos.noLimit");

    /// <summary>A day as it is read, «—» where none is set.</summary>
    public static object DayOf(Turn turn, DateOnly? day) =>
        day is { } set ? PromoWords.NoonOf(turn, set) : "—";

    private static string? PlansOf(Turn turn, Promo promo) => promo.Plans.Count == 0
        ? null
        : string.Join(", ", promo.Plans.Select(
            id => turn.Config.Plans.FirstOrDefault(plan => plan.Id == id)?.Title ?? id.Value));

    private static string NamesOf(Turn turn, IReadOnlyList<MemberId> members)
    {
        var names = members.Take(MembersNamedMax)
            .Select(id => turn.Tx.Get<Members.Member>(id.ToString())?.Name ?? id.ToString());
        var more = members.Count - MembersNamedMax;
        return string.Join(", ", names) + (more > 0 ? $" … +{more}" : "");
    }
}

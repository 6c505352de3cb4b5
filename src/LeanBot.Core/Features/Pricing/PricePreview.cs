using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Pricing;

/// <summary>What a new price would mean, before it is saved.</summary>
internal static class PricePreview
{
    /// <summary>Whoever means such a change may have missed the point.</summary>
    private const int ManyTimes = 3;

    private const int Whole = 100;

    public static Screen Of(Turn turn, SoldPrice price, Money to)
    {
        var voice = turn.Voice;
        var count = Payers.Of(turn).At(price);
        var lines = new List<string>
        {
            voice.Text(
                "pricing.preview", ("plan", price.Title),
                ("from", new Html(PlanCards.PriceText(voice, price.Period, price.Price))),
                ("to", new Html(PlanCards.PriceText(voice, price.Period, to))),
                ("change", ChangeOf(price.Price, to))),
        };
        if (price.Accounts.Count > 1)
            lines.Add(voice.Text("pricing.ofAccounts", ("accounts", string.Join(", ", price.Accounts))));
        if (IsLarge(price.Price, to)) lines.Add(voice.Text("pricing.large"));
        lines.Add(voice.Text(
            count > 0 ? "pricing.payers" : "pricing.noPayers", ("count", count), ("from", price.Price)));
        return new Screen(
            string.Join("\n\n", lines),
            [SavePrice.Button(voice, price, to)],
            count > 0 ? [SaveAndMove.Button(voice, price, to)] : [],
            [ChangePrice.Another(voice, price)],
            [PriceFlow.Back(voice)]);
    }

    private static bool IsLarge(Money from, Money to) =>
        to.MinorUnits >= from.MinorUnits * ManyTimes || from.MinorUnits >= to.MinorUnits * ManyTimes;

    private static string ChangeOf(Money from, Money to)
    {
        var percent = Math.Round((decimal)(to.MinorUnits - from.MinorUnits) * Whole / from.MinorUnits, 1);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(percent < 0 ? "−" : "+")}{Math.Abs(percent):0.#}%");
    }
}

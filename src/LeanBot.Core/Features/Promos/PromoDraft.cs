using System.Globalization;

namespace LeanBot.Core.Features.Promos;

/// <summary>A code while it is being made: what is typed or pressed, and the step that follows.</summary>
internal static class PromoDraft
{
    public const int MonthsMax = 36;

    private const int CodeCharactersMax = 32;

    /// <exception cref="Refused">It is no code, or there is one of that name.</exception>
    public static PromoFlow.State WithCode(Turn turn, string typed)
    {
        var code = typed.Trim().ToUpperInvariant();
        if (code.Length is 0 or > CodeCharactersMax || !code.All(IsOfCode))
            throw new Refused("promos.noCode", ("max", CodeCharactersMax));
        if (PromoRules.Find(turn.Config, code) is not null) throw new Refused("promos.codeTaken", ("code", code));
        turn.Voice.Say(PromoDraftScreens.AskDiscount(turn.Voice, code, PromoUses.CountOf(turn, code)));
        return new PromoFlow.State.AskDiscount(code);
    }

    /// <summary>One that is in no list yet.</summary>
    public static string MadeUp(Turn turn) => turn.Entropy.Code().ToUpperInvariant();

    /// <exception cref="Refused">It is neither a part nor an amount.</exception>
    public static PromoFlow.State WithDiscount(Turn turn, PromoFlow.State.AskDiscount asked, string typed)
    {
        var discount = DiscountOf(turn, typed);
        turn.Voice.Say(PromoDraftScreens.AskDuration(turn.Voice, asked.Code, discount));
        return new PromoFlow.State.AskDuration(asked.Code, discount);
    }

    /// <exception cref="Refused">It is no number of months.</exception>
    public static PromoFlow.State WithDuration(Turn turn, PromoFlow.State.AskDuration asked, string typed)
    {
        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            || months is 0 or > MonthsMax)
            throw new Refused("promos.noMonths", ("max", MonthsMax));
        return WithDuration(turn, asked, new PromoDuration.Repeating(months));
    }

    public static PromoFlow.State WithDuration(
        Turn turn, PromoFlow.State.AskDuration asked, PromoDuration duration) => Review(turn, new Promo(
            asked.Code, asked.Code, asked.Discount, duration, [], null, null, null, 1, false, []));

    public static PromoFlow.State Review(Turn turn, Promo draft)
    {
        turn.Voice.Say(PromoDraftScreens.Review(turn, draft));
        return new PromoFlow.State.Review(draft);
    }

    public static PromoFlow.State Ask(Turn turn, Promo draft, PromoField field)
    {
        turn.Voice.Say(PromoDraftScreens.AskField(turn, draft, field));
        return new PromoFlow.State.AskField(draft, field);
    }

    public static PromoFlow.State TogglePlan(Turn turn, Promo draft, string id)
    {
        var plan = new Plans.PlanId(id);
        IReadOnlyList<Plans.PlanId> plans = draft.Plans.Contains(plan)
            ? [.. draft.Plans.Where(one => one != plan)]
            : [.. draft.Plans, plan];
        return Ask(turn, draft with { Plans = plans }, PromoField.Plans);
    }

    /// <exception cref="Refused">Somebody has made one of that name meanwhile.</exception>
    public static void Save(Turn turn, Promo draft)
    {
        if (PromoRules.Find(turn.Config, draft.Code) is not null)
            throw new Refused("promos.codeTaken", ("code", draft.Code));
        turn.End();
        PromoEdits.Add(turn, draft);
        turn.Voice.Say("promos.saving", ("code", draft.Code));
    }

    private static Discount DiscountOf(Turn turn, string typed)
    {
        var text = typed.Trim();
        if (text.EndsWith('%'))
        {
            return int.TryParse(
                text[..^1].Trim().TrimStart('-', '−'), NumberStyles.None, CultureInfo.InvariantCulture,
                out var percent) && percent is > 0 and <= 100
                    ? new Discount.Percent(percent)
                    : throw new Refused("promos.noPercent");
        }

        return TypedMoney.ReadNamed(text.TrimStart('-', '−'), Currencies(turn)) is { } amount
            ? new Discount.Amount(amount)
            : throw new Refused("promos.noDiscount", ("currencies", string.Join(", ", Currencies(turn))));
    }

    /// <summary>Those that something is sold for.</summary>
    private static string[] Currencies(Turn turn) =>
    [
        .. turn.Config.Selling.Accounts
            .SelectMany(account => account.Sells(turn.Config.Plans))
            .Select(sold => sold.Price.Currency)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsOfCode(char letter) =>
        char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-';
}

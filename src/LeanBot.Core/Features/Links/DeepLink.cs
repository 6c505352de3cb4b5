using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Links;

/// <summary>What <c>https://t.me/BOT?start=…</c> asks for.
/// https://core.telegram.org/bots/features#deep-linking</summary>
public abstract record DeepLink
{
    /// <summary>What Telegram lets through; it has only letters, digits, _ and -.</summary>
    private const int CharactersMax = 64;

    private const string PlanPrefix = "plan_";
    private const string PromoPrefix = "promo_";
    private const string ReferrerPrefix = "ref_";

    /// <summary><c>plan_gold</c> or <c>plan_gold_year</c>.</summary>
    /// <param name="Period">Null where the person is to choose, or the plan is not sold for it.</param>
    public sealed record ToPlan(Plan Plan, Period? Period) : DeepLink
    {
        public string Payload => $"{PlanPrefix}{Plan.Id}{(Period is { } period ? $"_{period}" : "")}";
    }

    /// <summary><c>promo_SPRING</c>.</summary>
    public sealed record WithPromo(string Code) : DeepLink;

    /// <summary><c>ref_anna</c>.</summary>
    public sealed record FromReferrer(string Code) : DeepLink;

    /// <summary>What a link with that code starts the bot with.</summary>
    public static string OfPromo(string code) => PromoPrefix + code;

    /// <summary>Null for what says nothing to us: links are passed on, cut and made up.</summary>
    public static DeepLink? Parse(Config config, string payload)
    {
        if (payload.Length > CharactersMax || !payload.All(IsAllowed)) return null;
        if (After(payload, PlanPrefix) is { } plan) return PlanOf(config, plan);
        if (After(payload, PromoPrefix) is { } promo) return new WithPromo(promo);
        if (After(payload, ReferrerPrefix) is { } referrer) return new FromReferrer(referrer);
        return null;
    }

    private static ToPlan? PlanOf(Config config, string name)
    {
        // An id may hold a _ itself, so the whole is tried first.
        if (Find(config, name) is { } plan) return new ToPlan(plan, null);
        var cut = name.LastIndexOf('_');
        return cut > 0
            && PeriodOf(name[(cut + 1)..]) is { } period
            && Find(config, name[..cut]) is { } ofPeriod
                ? new ToPlan(ofPeriod, ofPeriod.Prices.ContainsKey(period) ? period : null)
                : null;
    }

    private static Period? PeriodOf(string name)
    {
        foreach (var period in Enum.GetValues<Period>())
        {
            if (name.Equals(period.ToString(), StringComparison.OrdinalIgnoreCase)) return period;
        }

        return null;
    }

    private static Plan? Find(Config config, string id) => config.PlansForSale.FirstOrDefault(
        plan => plan.Id.Value.Equals(id, StringComparison.OrdinalIgnoreCase));

    private static string? After(string payload, string prefix) =>
        payload.Length > prefix.Length && payload.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            ? payload[prefix.Length..]
            : null;

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}

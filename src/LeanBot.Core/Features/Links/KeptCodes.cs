using LeanBot.Core.Features.Promos;

namespace LeanBot.Core.Features.Links;

/// <summary>The promo code that a link brought, kept on the member until they pay.</summary>
internal static class KeptCodes
{
    /// <summary>The first one counts, unless it was none and the new one is.</summary>
    public static FirstTouch First(Turn turn, DeepLink.WithPromo link)
    {
        var brought = new FirstTouch(link.Code, turn.Now);
        if (turn.Member.Promo is not { } before) return brought;
        return Find(turn, before.Code) is null && Find(turn, brought.Code) is not null ? brought : before;
    }

    /// <summary>The promo of that code that this member can use today.</summary>
    private static Promo? Find(Turn turn, string code) =>
        PromoRules.Find(turn.Config, code) is { } promo
        && PromoRules.Check(turn, turn.Member, promo) is null
            ? promo
            : null;
}

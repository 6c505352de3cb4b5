using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Promos;

/// <summary>Who may use which code for what, today.</summary>
public static class PromoRules
{
    /// <summary>People type codes in any case.</summary>
    public static Promo? Find(Config config, string code) => config.Promos.FirstOrDefault(
        promo => promo.Code.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Why not; null where it can be used.</summary>
    /// <param name="promo">Null for a code that there is not.</param>
    /// <param name="plan">What it is to be used for; null where that is open.</param>
    /// <param name="price">Of that plan.</param>
    public static PromoRefusal? Check(
        Turn turn, Member member, Promo? promo, Plan? plan = null, Money? price = null)
    {
        if (promo is null) return PromoRefusal.Unknown;
        if (promo.Stopped) return PromoRefusal.Stopped;
        var today = Diaries.Today(turn);
        if (today < promo.From) return PromoRefusal.NotYet;
        if (today > promo.Until) return PromoRefusal.Over;
        if (!promo.IsFor(member.Id)) return PromoRefusal.NotForYou;
        if (OfUses(turn, member, promo) is { } usedUp) return usedUp;
        if (promo.FirstPurchaseOnly && turn.Tx.Find(Payment.ByMember, member.Key).Any())
            return PromoRefusal.OnlyFirst;
        var isForPlan = plan is null || promo.IsFor(plan.Id);
        return isForPlan && (price is not { } asked || promo.Discount.IsFor(asked.Currency))
            ? null
            : PromoRefusal.OtherPlan;
    }

    private static PromoRefusal? OfUses(Turn turn, Member member, Promo promo)
    {
        if (PromoUses.CountOf(turn, promo.Code, member.Id) >= promo.MaxUsesPerMember)
            return PromoRefusal.UsedByYou;
        var used = PromoUses.CountOf(turn, promo.Code);
        if (used >= promo.MaxUses) return PromoRefusal.UsedUp;
        return used + PromoUses.HeldByOthers(turn, promo.Code, member.Id) >= promo.MaxUses
            ? PromoRefusal.AllHeld
            : null;
    }
}

using LeanBot.Core.Features.Diary;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Promos;

/// <summary>What has come of a code.</summary>
/// <param name="Uses">How often it was paid with.</param>
/// <param name="Held">By orders that can still be paid.</param>
/// <param name="Carried">How many subscriptions still get something off by it.</param>
/// <param name="Revenue">What is left of what was paid with it, by currency, in minor units.</param>
public sealed record PromoFigures(
    int Uses, int Held, int Carried, IReadOnlyDictionary<string, long> Revenue)
{
    public static PromoFigures Of(Turn turn, string code) => new(
        PromoUses.CountOf(turn, code),
        turn.Tx.Find(Order.ByPromo, code).Count(),
        turn.Tx.Find(Subscription.ByPromo, code).Count(),
        turn.Tx.Find(Payment.ByPromo, code)
            .GroupBy(payment => payment.Amount.Currency)
            .ToDictionary(some => some.Key, some => some.Sum(payment => payment.Net.MinorUnits)));

    public PromoStanding StandingOf(Turn turn, Promo promo)
    {
        var today = Diaries.Today(turn);
        if (promo.Stopped) return PromoStanding.Stopped;
        if (today > promo.Until) return PromoStanding.Over;
        if (Uses >= promo.MaxUses) return PromoStanding.UsedUp;
        return today < promo.From ? PromoStanding.NotYet : PromoStanding.Runs;
    }
}

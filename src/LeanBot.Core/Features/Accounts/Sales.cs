using LeanBot.Core.Features.Members;
using LeanBot.Core.Features.Plans;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Accounts;

/// <summary>Which account a member's new order goes to. Who has a live subscription stays with its account,
/// where it sells the plan, so that they are one customer with one card; everybody else goes by the
/// routes.</summary>
public static class Sales
{
    /// <summary>The plans that this member can buy.</summary>
    public static IEnumerable<Plan> PlansFor(Turn turn) =>
        turn.Config.PlansForSale.Where(plan => OffersOf(turn, plan).Count > 0);

    /// <summary>In the order of their length; what is shown is what is charged.</summary>
    public static IReadOnlyList<Offer> OffersOf(Turn turn, Plan plan)
    {
        var homes = HomesOf(turn).ToArray();
        return [.. plan.Offers.Select(offer => Make(turn, homes, plan, offer)).OfType<Offer>()];
    }

    /// <summary>Null where this member can't buy it so.</summary>
    public static Offer? OfferOf(Turn turn, Plan plan, Period period) =>
        OffersOf(turn, plan).FirstOrDefault(offer => offer.Period == period);

    private static Offer? Make(
        Turn turn, SellingAccount[] homes, Plan plan, (Period Period, Money Price) listed)
    {
        var language = KnownMembers.LanguageOf(turn, turn.Speaker);
        var routed = turn.Config.Selling.For(plan.Id, listed.Price.Currency, language);
        return homes.Concat(routed)
            .Select(account => account.PriceOf(plan, listed.Period) is { } price
                ? new Offer(listed.Period, price, account.Name)
                : null)
            .FirstOrDefault(offer => offer is not null);
    }

    /// <summary>Where they pay now, the longest paid first.</summary>
    private static IEnumerable<SellingAccount> HomesOf(Turn turn) => turn.Tx
        .Find(Subscription.ByMember, turn.Speaker.Id.ToString())
        .Where(held => held is { GivesAccess: true, HasEndedAtStripe: false })
        .OrderByDescending(held => held.PaidThrough)
        .Select(held => turn.Config.Selling.Find(held.Account))
        .OfType<SellingAccount>()
        .Distinct();
}

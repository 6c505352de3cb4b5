using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Accounts;

/// <summary>A Stripe account that new orders may go to.</summary>
/// <param name="Name">a-z and 0-9: the end of its webhook's path, and in upper case a part of the names of
/// its
/// secrets: LEANBOT_STRIPE_MAIN_KEY.</param>
/// <param name="Default">Takes what no route sends elsewhere; one account does, the only one anyway.</param>
/// <param name="Environment">test or live: what its key must be for. Left out, it is as the key is.</param>
/// <param name="WebhookUrl">Where Stripe reaches this worker, for <c>leanbot stripe setup</c>:
/// https://HOST/webhooks/stripe/NAME.</param>
/// <param name="Portal">What members may do in Stripe's customer portal.</param>
/// <param name="Prices">By a plan's id where this account sells for something else than plans.json says; {}
/// where it does not sell the plan.</param>
public sealed record SellingAccount(
    string Name, bool Default = false, StripeMode? Environment = null, string? WebhookUrl = null,
    PortalSettings? Portal = null,
    IReadOnlyDictionary<PlanId, IReadOnlyDictionary<Period, Money>>? Prices = null)
{
    /// <summary>What it sells a plan for; null where it does not.</summary>
    public Money? PriceOf(Plan plan, Period period)
    {
        if (!plan.Prices.TryGetValue(period, out var price)) return null;
        if (Prices?.GetValueOrDefault(plan.Id) is not { } own) return price;
        return own.TryGetValue(period, out var other) ? other : null;
    }

    /// <summary>All that it sells.</summary>
    public IEnumerable<PlanPrice> Sells(IEnumerable<Plan> plans) =>
        from plan in plans
        from period in plan.Offers.Select(offer => offer.Period)
        let price = PriceOf(plan, period)
        where price is not null
        select new PlanPrice(plan.Id, plan.Title, period, price.Value);
}

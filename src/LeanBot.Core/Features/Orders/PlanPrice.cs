using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Orders;

/// <summary>What a plan costs for a period at one account: a product and a price at Stripe, found by names of
/// ours.</summary>
/// <param name="Title">The product's name at Stripe.</param>
public sealed record PlanPrice(PlanId Plan, string Title, Period Period, Money Price)
{
    public const string ProductPrefix = "leanbot_";

    /// <summary>Stripe's id of the product is ours to choose.</summary>
    public string ProductId => $"{ProductPrefix}{Plan}";

    /// <summary>Stripe's lookup key of the price, at most 200 characters.</summary>
    public string LookupKey => $"{Plan}_{Period}".ToLowerInvariant();
}

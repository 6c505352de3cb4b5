using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Pricing;

/// <summary>Asks Stripe which of the prices are there.</summary>
/// <param name="Screen">The admin's message that shows the answer.</param>
[Wire("stripe.checkPrices")]
public sealed record CheckPrices(
    string Account, IReadOnlyList<PlanPrice> Prices, MemberId Admin, MessageRef Screen) : Outgoing
{
    /// <summary>An admin is waiting for it.</summary>
    public static readonly TimeSpan WorthDoingFor = TimeSpan.FromMinutes(2);

    /// <summary>Behind those that are being made.</summary>
    public override string Lane => $"stripe:{Account}:prices";
}

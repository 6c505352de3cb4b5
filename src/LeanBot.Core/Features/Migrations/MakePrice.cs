using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Finds a price at Stripe, or makes it, so that it has the lookup key from then on.</summary>
/// <param name="Migration">The one that waits for it; null where the config was edited.</param>
[Wire("stripe.price")]
public sealed record MakePrice(string Account, PlanPrice Price, string? Migration = null) : Outgoing
{
    public override string Lane => $"stripe:{Account}:prices";
}

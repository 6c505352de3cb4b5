using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Migrations;

/// <summary>Has Stripe move a subscription to another price when a period ends, by a subscription schedule
/// that
/// leaves what runs as it is. Whether it may be moved is looked at there, at that moment.</summary>
/// <param name="From">What it must cost now.</param>
/// <param name="NotBefore">The period that begins with the new price begins then or later, UTC.</param>
[Wire("stripe.move")]
public sealed record MoveToPrice(
    string Account, string StripeId, string Migration, PlanPrice From, PlanPrice To, string PriceId,
    DateTimeOffset NotBefore) : Outgoing
{
    public override string Lane => LaneOf(Account, StripeId);

    public override Priority Priority => Priority.Bulk;

    /// <summary>It was rolled back, or the member wanted something else.</summary>
    public override bool IsOutdated(IReader state) =>
        state.Get<Move>(Move.KeyOf(Migration, Ledger.IdOf(Account, StripeId)))?.State != MoveState.UnderWay;

    /// <summary>Moving and taking back come one after the other.</summary>
    public static string LaneOf(string account, string stripeId) => $"stripe:{account}:{stripeId}:move";
}

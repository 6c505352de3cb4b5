using LeanBot.Core.Features.Payments;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Cards;

/// <summary>Something has happened to what a customer pays with.</summary>
internal static class CardNews
{
    /// <summary>Stripe is asked how things stand; of who holds nothing nobody needs to know.</summary>
    public static void Ask(Turn turn, string account, string? customerId)
    {
        if (customerId is null) return;
        var key = StripeCustomer.KeyOf(account, customerId);
        if (turn.Tx.Get<StripeCustomer>(key) is not { } customer) return;
        if (turn.Tx.Find(Subscription.ByMember, customer.Member.ToString())
            .Any(held => held.Account == account && !held.HasEndedAtStripe))
            FetchCard.Once(turn, new FetchCard(account, customerId));
    }
}

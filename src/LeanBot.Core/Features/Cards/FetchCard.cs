using LeanBot.Core.Features.Payments;

namespace LeanBot.Core.Features.Cards;

/// <summary>Asks Stripe what a customer's renewals are charged to: events tell what came and went, not what
/// counts now.</summary>
/// <param name="IsReminder">The member is to hear that it expires, if it still does.</param>
[Wire("stripe.card")]
public sealed record FetchCard(string Account, string CustomerId, bool IsReminder = false) : Outgoing
{
    public override string Lane => $"stripe:{Account}:{CustomerId}:card";

    /// <summary>A trial is looked at by it.</summary>
    public override bool MayBeGivenUp => false;

    internal string Key => StripeCustomer.KeyOf(Account, CustomerId);

    /// <summary>Asks, unless just that is being asked already.</summary>
    public static void Once(Turn turn, FetchCard fetch)
    {
        if (turn.Tx.Find(OutboxRow.ByLane, fetch.Lane).All(row => row.Request != fetch)) turn.Send(fetch);
    }

    /// <summary>Asks for the card of somebody of whom none is known yet.</summary>
    public static void First(Turn turn, string account, string? customerId)
    {
        if (customerId is null) return;
        var fetch = new FetchCard(account, customerId);
        if (turn.Tx.Get<Card>(fetch.Key) is null) Once(turn, fetch);
    }
}

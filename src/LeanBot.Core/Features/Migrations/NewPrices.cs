namespace LeanBot.Core.Features.Migrations;

/// <summary>A price that was edited is made at Stripe at once, and has the lookup key from then on: whoever
/// looks there sees what is sold. Pages that are open, and subscriptions, keep their price.</summary>
internal static class NewPrices
{
    public static bool AreDecidedBy(string file) => file is "plans.json" or "stripe.json";

    public static void Make(Turn turn, Config before, Config after)
    {
        foreach (var account in after.Selling.Accounts)
        {
            // Another title is no other price.
            var sold = before.Selling.Find(account.Name)?.Sells(before.Plans)
                .Select(one => (one.LookupKey, one.Price))
                .ToHashSet() ?? [];
            foreach (var price in account.Sells(after.Plans))
            {
                if (!sold.Contains((price.LookupKey, price.Price)))
                    turn.Send(new MakePrice(account.Name, price));
            }
        }
    }
}

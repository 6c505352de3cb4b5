using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Pricing;

/// <summary>What follows once the config says another price: it is written down, and what the admin wished
/// for those who pay the old one is prepared.</summary>
internal static class Repricing
{
    public static void Follow(Turn turn, Config before, Config after)
    {
        var was = SoldPrice.All(before).ToDictionary(price => price.Name);
        var now = SoldPrice.All(after).ToDictionary(price => price.Name);
        foreach (var name in was.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (old, changed) = (was.GetValueOrDefault(name), now.GetValueOrDefault(name));
            if (old?.Price == changed?.Price) continue;
            var wish = turn.Tx.Get<PriceWish>(name) is { } known && known.To == changed?.Price ? known : null;
            Note(turn, (changed ?? old)!, old?.Price, changed?.Price, wish);
            if (wish is null) continue;
            turn.Tx.Delete(wish);
            if (wish.Moves) Prepare(turn, changed!, wish);
        }
    }

    private static void Note(Turn turn, SoldPrice price, Money? from, Money? to, PriceWish? wish) =>
        turn.Tx.Put(new PriceChange(
            turn.Tx.All<PriceChange>().Count() + 1, turn.Now, price.Plan, price.Title, price.Period,
            price.Account, from, to, wish is null ? null : Team.Find(turn.Config, wish.By)?.Name));

    /// <summary>At each account where somebody pays it.</summary>
    private static void Prepare(Turn turn, SoldPrice price, PriceWish wish)
    {
        foreach (var account in price.Accounts.Where(account => IsPaid(turn, price, wish.From, account)))
        {
            try
            {
                Migrations.Migrations.Prepare(turn, new MigrationOrder.Prepare(
                    account, price.Plan, price.Period, wish.From, turn.Now));
            }
            catch (Refused refused)
            {
                turn.TellAdmin(
                    wish.By, voice => new Screen(voice.Text(refused.Text, [.. refused.Values])));
            }
        }
    }

    private static bool IsPaid(Turn turn, SoldPrice price, Money from, string account) =>
        turn.Tx.All<Subscription>().Any(held => held.Account == account && held.Plan == price.Plan
            && held.NextCharge == from && held.Renews);
}

using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Pricing;
using LeanBot.Core.Features.Subscriptions;

namespace LeanBot.Core.Features.Plans;

/// <summary>What is sold, for how much and by which account, and how many hold it.</summary>
public sealed class ProductsScreen : AdminScreen
{
    public const string Wire = "products";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    protected override Screen Show(Turn turn, string argument)
    {
        var holders = turn.Tx.All<Subscription>().Where(held => held.GivesAccess)
            .GroupBy(held => held.Plan).ToDictionary(plan => plan.Key, plan => plan.Count());
        var cards = turn.Config.Plans.Select(plan => Card(turn, plan, holders.GetValueOrDefault(plan.Id)));
        return new Screen(
            turn.Voice.Text("plans.productsHead") + "\n\n" + string.Join("\n\n", cards),
            [
                [OpenScreen.Button(
                    turn.Router.Screen(PricesScreen.Wire)!.Label(turn), PricesScreen.Wire)],
            ]);
    }

    private static string Card(Turn turn, Plan plan, int holders)
    {
        var prices = turn.Config.Selling.Names
            .Select(name => turn.Config.Selling.Find(name))
            .OfType<SellingAccount>()
            .Select(account => turn.Voice.Text(
                "plans.sells",
                ("account", account.Name),
                ("prices", string.Join(" · ", account.Sells([plan])
                    .Select(price => PlanCards.PriceText(turn.Voice, price.Period, price.Price))
                    .DefaultIfEmpty("—")))));
        return turn.Voice.Text(
            plan.IsForSale ? "plans.product" : "plans.productNotSold",
            ("title", plan.Title), ("id", plan.Id), ("count", holders),
            ("channels", string.Join(", ", plan.Channels.Select(id => Chats.TitleOf(turn, id))))) + "\n"
            + string.Join('\n', prices);
    }
}

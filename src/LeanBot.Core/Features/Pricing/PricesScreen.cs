using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Pricing;

/// <summary>What everything costs, and how many pay that or something else.</summary>
public sealed class PricesScreen : AdminScreen
{
    public const string Wire = "pricing.list";

    private const int PlansMax = 5;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override int? Place => 42;

    public override string Label(Turn turn) => turn.Voice.Text("pricing.button");

    /// <param name="argument">The page.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var page = Pages.Of(turn.Config.Plans, Pages.NumberOf(argument), PlansMax);
        var prices = SoldPrice.All(turn.Config).ToArray();
        var payers = Payers.Of(turn);
        var shown = prices.Where(price => page.Items.Any(plan => plan.Id == price.Plan));
        return new Screen(
            string.Join("\n\n", page.Items
                .Select(plan => Card(turn, plan, [.. prices.Where(one => one.Plan == plan.Id)], payers))
                .Prepend(turn.Voice.Text("pricing.head"))),
            [
                .. shown.Where(price => price.Accounts.Count > 0)
                    .Select(IReadOnlyList<Choice> (price) => [ChangePrice.Button(turn, price)]),
                .. page.Buttons(turn.Voice, this, number => $"{number}"),
                [
                    OpenScreen.Button(turn.Voice.Text("pricing.sync"), SyncScreen.Wire),
                    OpenScreen.Button(turn.Voice.Text("pricing.history"), PriceHistoryScreen.Wire),
                ],
            ]);
    }

    /// <summary>«Gold, $99 a month», with the account where there are several.</summary>
    internal static string NameOf(Turn turn, Voice voice, SoldPrice price)
    {
        var name = $"{price.Title}, {PlanCards.PriceText(voice, price.Period, price.Price)}";
        return KnownAccounts.AreSeveral(turn) ? $"{name} ({string.Join(", ", price.Accounts)})" : name;
    }

    private static string Card(Turn turn, Plan plan, SoldPrice[] prices, Payers payers)
    {
        var lines = prices.Select(price => Line(turn, price, payers))
            .DefaultIfEmpty(turn.Voice.Text("pricing.notSold"));
        return turn.Voice.Text("pricing.plan", ("plan", plan.Title)) + "\n" + string.Join('\n', lines);
    }

    private static string Line(Turn turn, SoldPrice price, Payers payers)
    {
        var where = price.Accounts.Count == 0 ? turn.Voice.Text("pricing.nowhere")
            : KnownAccounts.AreSeveral(turn) ? $" ({string.Join(", ", price.Accounts)})" : "";
        var line = turn.Voice.Text(
            "pricing.line",
            ("price", new Html(PlanCards.PriceText(turn.Voice, price.Period, price.Price))),
            ("where", new Html(where)), ("count", payers.At(price)));
        var others = payers.Others(price).Select(other => turn.Voice.Text(
            "pricing.others",
            ("price", new Html(PlanCards.PriceText(turn.Voice, price.Period, other.Price))),
            ("count", other.Count)));
        return string.Join('\n', others.Prepend(line));
    }
}

using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Migrations;
using LeanBot.Core.Features.Orders;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Pricing;

/// <summary>Holds the prices of the config to those at Stripe.</summary>
internal static class PriceSync
{
    public static void Ask(Turn turn, MessageRef shown)
    {
        foreach (var account in turn.Config.Selling.Accounts)
        {
            turn.Send(
                new CheckPrices(
                    account.Name, [.. account.Sells(turn.Config.Plans)], turn.Speaker.Id, shown),
                expiresAt: turn.Now + CheckPrices.WorthDoingFor);
        }
    }

    /// <summary>Those that Stripe was seen to lack, as the config says them now.</summary>
    public static IReadOnlyList<(string Account, PlanPrice Price)> Missing(Turn turn) =>
    [
        .. from account in turn.Config.Selling.Accounts
           let check = turn.Tx.Get<PriceCheck>(account.Name)
           where check is { Problem: null }
           from sold in account.Sells(turn.Config.Plans)
           where check.Prices.Any(one => !one.IsRight && one.Wanted == sold)
           select (account.Name, sold),
    ];

    public static void Make(Turn turn, IReadOnlyList<(string Account, PlanPrice Price)> missing)
    {
        foreach (var (account, price) in missing)
            turn.Send(new MakePrice(account, price), expiresAt: turn.Now + CheckPrices.WorthDoingFor);
    }

    /// <summary>Also in a turn in which nobody speaks.</summary>
    public static Screen Screen(Turn turn, Voice voice)
    {
        var missing = Missing(turn);
        return new Screen(
            string.Join("\n\n", turn.Config.Selling.Accounts
                .Select(account => Account(turn, voice, account))
                .Prepend(voice.Text("pricing.syncHead"))),
            [AskStripe.Button(voice)],
            missing.Count > 0 ? [MakeMissing.Button(voice, missing.Count)] : [],
            [PriceFlow.Back(voice), OpenMenu.Button(voice)]);
    }

    private static string Account(Turn turn, Voice voice, SellingAccount account)
    {
        if (turn.Tx.Get<PriceCheck>(account.Name) is not { } check)
            return voice.Text("pricing.notAsked", ("account", account.Name));
        var head = voice.Text("pricing.asked", ("account", account.Name), ("at", voice.Moment(check.At)));
        return check.Problem is { } problem
            ? head + "\n" + voice.Text("pricing.noAnswer", ("problem", problem))
            : head + "\n" + string.Join('\n', account.Sells(turn.Config.Plans)
                .Select(sold => Line(voice, sold, check)));
    }

    private static string Line(Voice voice, PlanPrice sold, PriceCheck check)
    {
        var name = new Html(PlainText.Escape(sold.Title) + ", "
            + PlanCards.PriceText(voice, sold.Period, sold.Price));
        return check.Prices.FirstOrDefault(one => one.Wanted == sold) switch
        {
            { IsRight: true } found => voice.Text(
                "pricing.there", ("price", name), ("id", found.PriceId!)),
            { PriceId: { } id, Found: { } other } => voice.Text(
                "pricing.other", ("price", name), ("other", other), ("id", id)),
            { PriceId: { } id } => voice.Text("pricing.odd", ("price", name), ("id", id)),
            not null => voice.Text("pricing.missing", ("price", name)),
            null => voice.Text("pricing.newer", ("price", name)),
        };
    }
}

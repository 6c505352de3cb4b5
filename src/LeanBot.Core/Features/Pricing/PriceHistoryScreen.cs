using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Pricing;

/// <summary>What prices were, and who changed them when; the newest first.</summary>
public sealed class PriceHistoryScreen : AdminScreen
{
    public const string Wire = "pricing.past";

    private const int ChangesMax = 10;

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public override bool Changes => false;

    /// <param name="argument">The page.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        var all = turn.Tx.All<PriceChange>().OrderByDescending(change => change.Number).ToArray();
        if (all.Length == 0) return new Screen(turn.Voice.Text("pricing.noHistory"));
        var page = Pages.Of(all, Pages.NumberOf(argument), ChangesMax);
        return new Screen(
            string.Join("\n", page.Items.Select(change => Line(turn.Voice, change))
                .Prepend(turn.Voice.Text("pricing.historyHead", ("count", all.Length)))),
            [.. page.Buttons(turn.Voice, this, number => $"{number}")]);
    }

    protected override Choice Back(Turn turn, string argument) => PriceFlow.Back(turn.Voice);

    private static string Line(Voice voice, PriceChange change) => voice.Text(
        "pricing.historyLine", ("at", voice.Moment(change.At)), ("plan", change.Title),
        ("account", new Html(change.Account is { } account ? $" ({account})" : "")),
        ("from", new Html(PriceOf(voice, change, change.From))),
        ("to", new Html(PriceOf(voice, change, change.To))),
        ("who", change.By ?? voice.Text("pricing.byHand")));

    private static string PriceOf(Voice voice, PriceChange change, Money? price) =>
        price is { } amount ? PlanCards.PriceText(voice, change.Period, amount) : "—";
}

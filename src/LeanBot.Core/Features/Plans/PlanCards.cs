using LeanBot.Core.Features.Accounts;
using LeanBot.Core.Features.Channels;
using LeanBot.Core.Features.Orders;

namespace LeanBot.Core.Features.Plans;

/// <summary>The plans as cards: what each costs and unlocks.</summary>
public static class PlanCards
{
    /// <param name="intro">The text above the cards.</param>
    public static Screen All(Turn turn, string intro)
    {
        var plans = Sales.PlansFor(turn).ToArray();
        if (plans.Length == 0) throw new Refused("plans.none");
        var cards = plans.Select(plan => Card(turn, plan));
        return new Screen(
            turn.Voice.Text(intro) + "\n\n" + string.Join("\n\n", cards),
            [.. plans.Select(plan => (IReadOnlyList<Choice>)[ChoosePlan.Button(turn, plan)])]);
    }

    public static string Card(Turn turn, Plan plan) => turn.Voice.Text(
        "plans.card",
        ("title", plan.Title),
        ("description", plan.Description),
        ("prices", string.Join(
            " · ", Sales.OffersOf(turn, plan).Select(
                offer => PriceText(turn.Voice, offer.Period, offer.Price)))),
        ("channels", string.Join(" · ", plan.Channels.Select(id => Chats.TitleOf(turn, id)))));

    /// <summary>A price with its period: «$29 a month».</summary>
    public static string PriceText(Voice voice, Period period, Money price) => voice.Text(
        period == Period.Month ? "plans.perMonth" : "plans.perYear", ("price", price));
}

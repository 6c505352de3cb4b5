using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Promos;

/// <summary>What an admin sees while they make a code.</summary>
internal static class PromoDraftScreens
{
    private static readonly int[] Percents = [10, 20, 30, 50];
    private static readonly int[] Months = [2, 3, 6, 12];

    public static Screen AskCode(Voice voice) => new(
        voice.Text("promos.askCode"), [PromoDo.MakeUp(voice)], [Leave(voice)]);

    /// <param name="uses">How often a code of that name was used before it was deleted.</param>
    public static Screen AskDiscount(Voice voice, string code, int uses) => new(
        voice.Text("promos.askDiscount", ("code", code))
            + (uses > 0 ? "\n\n" + voice.Text("promos.usedBefore", ("count", uses)) : ""),
        [.. Percents.Select(percent => PromoDo.Percent(code, percent))], [Leave(voice)]);

    public static Screen AskDuration(Voice voice, string code, Discount discount) => new(
        voice.Text("promos.askDuration", ("code", code), ("discount", discount.ToString())),
        [PromoDo.Once(voice, code), PromoDo.Forever(voice, code)],
        [.. Months.Select(months => PromoDo.Months(voice, code, months))],
        [Leave(voice)]);

    public static Screen Review(Turn turn, Promo draft) => new(
        turn.Voice.Text("promos.review", ("code", draft.Code)) + "\n\n" + PromoCard.TermsOf(turn, draft)
            + "\n\n" + turn.Voice.Text("promos.pricesThen") + "\n" + PromoCard.PricesOf(turn, draft),
        [
            .. Enum.GetValues<PromoField>()
                .Select(field => PromoDo.Ask(turn.Voice, draft, field))
                .Chunk(2),
            [PromoDo.Save(turn.Voice, draft.Code)],
            [Leave(turn.Voice)],
        ]);

    public static Screen AskField(Turn turn, Promo draft, PromoField field) => new(
        turn.Voice.Text("promos.askHead", ("code", draft.Code)) + "\n"
            + PromoFields.QuestionOf(turn.Voice, field),
        [
            .. field == PromoField.Plans ? PlanRows(turn, draft) : [],
            [PromoDo.Clear(turn.Voice, draft.Code, field), PromoDo.BackToReview(turn.Voice, draft.Code)],
            [Leave(turn.Voice)],
        ]);

    public static Choice Leave(Voice voice) =>
        OpenScreen.Button(voice.Text("promos.leave"), PromosScreen.Wire);

    private static IEnumerable<IReadOnlyList<Choice>> PlanRows(Turn turn, Promo draft) =>
        turn.Config.PlansForSale.Select(IReadOnlyList<Choice> (plan) => [PromoDo.Plan(draft, plan)]);
}

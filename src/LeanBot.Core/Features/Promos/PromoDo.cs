using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Plans;

namespace LeanBot.Core.Features.Promos;

/// <summary>What is pressed while a code is made. It carries the code that it was shown for: under an older
/// draft it does nothing.</summary>
public sealed class PromoDo : AdminButton
{
    private const string Wire = "promos.draft";
    private const string NoCode = "-";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RunPromos;

    internal static Choice MakeUp(Voice voice) => Offer(NoCode, voice.Text("promos.makeUp"), "code");

    internal static Choice Percent(string code, int percent) =>
        Offer(code, $"−{percent}%", string.Create(CultureInfo.InvariantCulture, $"percent {percent}"));

    internal static Choice Once(Voice voice, string code) => Offer(code, voice.Text("promos.buttonOnce"), "once");

    internal static Choice Forever(Voice voice, string code) =>
        Offer(code, voice.Text("promos.buttonForever"), "forever");

    internal static Choice Months(Voice voice, string code, int months) => Offer(
        code, voice.Text("promos.repeating", ("count", months)),
        string.Create(CultureInfo.InvariantCulture, $"months {months}"));

    internal static Choice Ask(Voice voice, Promo draft, PromoField field) => Offer(
        draft.Code,
        (field == PromoField.FirstPurchaseOnly && draft.FirstPurchaseOnly ? "☑️ " : "")
            + PromoFields.LabelOf(voice, field),
        field == PromoField.FirstPurchaseOnly ? $"clear {field}" : $"ask {field}");

    internal static Choice Clear(Voice voice, string code, PromoField field) =>
        Offer(code, voice.Text("promos.clear"), $"clear {field}");

    internal static Choice Plan(Promo draft, Plan plan) =>
        Offer(draft.Code, (draft.Plans.Contains(plan.Id) ? "☑️ " : "▫️ ") + plan.Title, $"plan {plan.Id}");

    internal static Choice BackToReview(Voice voice, string code) =>
        Offer(code, voice.Text("promos.toReview"), "review").AsBack();

    internal static Choice Save(Voice voice, string code) =>
        Offer(code, voice.Text("promos.save", ("code", code)), "save");

    /// <param name="argument">The draft's code, what is to be done, and with what.</param>
    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        if (turn.Conversation?.State is not PromoFlow.State state || CodeOf(state) != words[0])
            throw new Refused("promos.noDraft");
        if (Next(turn, state, words[1], words.Length > 2 ? words[2] : "") is { } next) turn.Begin(next);
    }

    private static PromoFlow.State? Next(Turn turn, PromoFlow.State state, string what, string value) =>
        (state, what) switch
        {
            (PromoFlow.State.AskCode, "code") => PromoDraft.WithCode(turn, PromoDraft.MadeUp(turn)),
            (PromoFlow.State.AskDiscount asked, "percent") =>
                PromoDraft.WithDiscount(turn, asked, $"{value}%"),
            (PromoFlow.State.AskDuration asked, "months") => PromoDraft.WithDuration(turn, asked, value),
            (PromoFlow.State.AskDuration asked, "once") =>
                PromoDraft.WithDuration(turn, asked, new PromoDuration.Once()),
            (PromoFlow.State.AskDuration asked, "forever") =>
                PromoDraft.WithDuration(turn, asked, new PromoDuration.Forever()),
            (PromoFlow.State.Review { Draft: var draft }, _) => OnDraft(turn, draft, what, value),
            (PromoFlow.State.AskField { Draft: var draft }, _) => OnDraft(turn, draft, what, value),
            _ => throw new Refused("promos.noDraft"),
        };

    private static PromoFlow.State? OnDraft(Turn turn, Promo draft, string what, string value)
    {
        switch (what)
        {
            case "ask": return PromoDraft.Ask(turn, draft, Enum.Parse<PromoField>(value));
            case "clear":
                return PromoDraft.Review(turn, PromoFields.Clear(draft, Enum.Parse<PromoField>(value)));
            case "plan": return PromoDraft.TogglePlan(turn, draft, value);
            case "review": return PromoDraft.Review(turn, draft);
            case "save":
                PromoDraft.Save(turn, draft);
                return null;
            default: throw new Refused("promos.noDraft");
        }
    }

    private static string? CodeOf(PromoFlow.State state) => state switch
    {
        PromoFlow.State.AskCode => NoCode,
        PromoFlow.State.AskDiscount asked => asked.Code,
        PromoFlow.State.AskDuration asked => asked.Code,
        PromoFlow.State.Review review => review.Draft.Code,
        PromoFlow.State.AskField asked => asked.Draft.Code,
        _ => null,
    };

    private static Choice Offer(string code, string label, string what) =>
        Make(Wire, label, $"{code} {what}");
}

using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Promos;

/// <summary>Changes one limit or one day of a code: asks, and saves what is typed.</summary>
public sealed class EditPromo : AdminButton
{
    private const string Wire = "promos.edit";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RunPromos;

    internal static Choice Button(Turn turn, Promo promo, PromoField field) =>
        Make(Wire, "✏️ " + PromoFields.LabelOf(turn.Voice, field), $"{promo.Code} {field}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        Ask(turn, PromoOf(turn, words[0]), Enum.Parse<PromoField>(words[1]), "promos.askEdit");
    }

    /// <summary>What was typed for it.</summary>
    internal static PromoFlow.State? Take(Turn turn, PromoFlow.State.Edit asked, string typed)
    {
        var promo = PromoOf(turn, asked.Code);
        if (SeenOf(promo, asked.Field) != asked.Was)
        {
            Ask(turn, promo, asked.Field, "promos.changedMeanwhile");
            return new PromoFlow.State.Edit(promo.Code, asked.Field, SeenOf(promo, asked.Field));
        }

        Save(turn, promo, PromoFields.Read(turn, promo, asked.Field, typed), asked.Field);
        return null;
    }

    /// <exception cref="Refused">It is not there any more.</exception>
    internal static Promo PromoOf(Turn turn, string code) =>
        PromoRules.Find(turn.Config, code) ?? throw new Refused("promos.gone", ("code", code));

    internal static string SeenOf(Promo promo, PromoField field) =>
        PromoFields.ValueOf(promo, field)?.ToJsonString() ?? "";

    internal static void Save(Turn turn, Promo before, Promo after, PromoField field)
    {
        if (SeenOf(before, field) == SeenOf(after, field))
        {
            turn.Voice.Say(turn.Router.Screen(PromoScreen.Wire)!.Of(turn, before.Code));
            return;
        }

        PromoEdits.Set(turn, before, after, field);
        turn.Voice.Say("promos.saving", ("code", before.Code));
    }

    private static void Ask(Turn turn, Promo promo, PromoField field, string text)
    {
        turn.Begin(new PromoFlow.State.Edit(promo.Code, field, SeenOf(promo, field)));
        turn.Voice.Say(new Screen(
            turn.Voice.Text(
                text, ("code", promo.Code), ("field", new Html(PromoFields.LabelOf(turn.Voice, field))),
                ("now", PromoFields.WordsOf(turn, promo, field)))
                + "\n" + PromoFields.QuestionOf(turn.Voice, field),
            [ClearPromoField.Button(turn.Voice, promo, field)],
            [OpenScreen.Back(turn.Voice, PromoScreen.Wire, promo.Code)]));
    }
}

using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Overview;

namespace LeanBot.Core.Features.Promos;

/// <summary>One code: what it gives, what came of it, and what can be done with it.</summary>
public sealed class PromoScreen : AdminScreen
{
    public const string Wire = "promos.one";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    /// <param name="argument">The code.</param>
    protected override Screen Show(Turn turn, string argument)
    {
        if (PromoRules.Find(turn.Config, argument) is not { } promo)
            return new Screen(turn.Voice.Text("promos.gone", ("code", argument)));
        var figures = PromoFigures.Of(turn, promo.Code);
        var standing = figures.StandingOf(turn, promo);
        var text = string.Join(
            "\n\n",
            turn.Voice.Text(
                "promos.card", ("sign", PromoCard.SignOf(standing)), ("code", promo.Code),
                ("standing", new Html(PromoCard.WordsOf(turn.Voice, standing)))),
            PromoCard.TermsOf(turn, promo), FiguresOf(turn.Voice, promo, figures));
        return new Screen(
            text,
            [SharePromo.Button(turn.Voice, promo)],
            [
                EditPromo.Button(turn, promo, PromoField.MaxUses),
                EditPromo.Button(turn, promo, PromoField.MaxUsesPerMember),
            ],
            [
                EditPromo.Button(turn, promo, PromoField.From),
                EditPromo.Button(turn, promo, PromoField.Until),
            ],
            [StopPromo.Button(turn.Voice, promo), DeletePromo.Button(turn.Voice, promo)]);
    }

    protected override Choice Back(Turn turn, string argument) =>
        OpenScreen.Back(turn.Voice, PromosScreen.Wire);

    private static string FiguresOf(Voice voice, Promo promo, PromoFigures figures) => voice.Text(
        "promos.figures", ("uses", PromoCard.UsesOf(voice, promo, figures)),
        ("revenue", Sums.Of(figures.Revenue)), ("held", figures.Held), ("carried", figures.Carried));
}

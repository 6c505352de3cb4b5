using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;
using LeanBot.Core.Features.Overview;

namespace LeanBot.Core.Features.Promos;

/// <summary>Asks whether a code is to be deleted, and says what that means for those who have it.</summary>
public sealed class DeletePromo : AdminButton
{
    private const string Wire = "promos.delete";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RunPromos;

    internal static Choice Button(Voice voice, Promo promo) =>
        Make(Wire, voice.Text("promos.delete"), promo.Code);

    public override void Press(Turn turn, string argument) =>
        Ask(turn, EditPromo.PromoOf(turn, argument), "promos.sureDelete");

    internal static void Ask(Turn turn, Promo promo, string text)
    {
        var figures = PromoFigures.Of(turn, promo.Code);
        turn.Voice.Say(new Screen(
            turn.Voice.Text(
                text, ("code", promo.Code), ("uses", figures.Uses), ("revenue", Sums.Of(figures.Revenue)))
                + "\n\n" + turn.Voice.Text(
                    "promos.deleteMeans", ("held", figures.Held), ("carried", figures.Carried)),
            [SurelyDeletePromo.Button(turn, promo)],
            [OpenScreen.Back(turn.Voice, PromoScreen.Wire, promo.Code)]));
    }
}

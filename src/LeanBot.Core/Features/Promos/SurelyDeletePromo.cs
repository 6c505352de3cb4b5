using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Menu;

namespace LeanBot.Core.Features.Promos;

/// <summary>The admin's yes to deleting a code as it was shown.</summary>
public sealed class SurelyDeletePromo : AdminButton
{
    private const string Wire = "promos.surelyDelete";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RunPromos;

    internal static Choice Button(Turn turn, Promo promo) =>
        Make(Wire, turn.Voice.Text("promos.surelyDelete"), $"{promo.Code} {SeenOf(turn, promo)}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var promo = EditPromo.PromoOf(turn, words[0]);
        if (SeenOf(turn, promo) != words[1])
        {
            DeletePromo.Ask(turn, promo, "promos.sureDeleteChanged");
            return;
        }

        PromoEdits.Delete(turn, promo);
        turn.Voice.Say("promos.saving", ("code", promo.Code));
    }

    /// <summary>Another one where the code, or what came of it, is not what was shown.</summary>
    private static string SeenOf(Turn turn, Promo promo)
    {
        var figures = PromoFigures.Of(turn, promo.Code);
        var shown = $"{PromoJson.Of(promo).ToJsonString()} {figures.Uses} {figures.Held} {figures.Carried}";
        return Seen.Of(shown);
    }
}

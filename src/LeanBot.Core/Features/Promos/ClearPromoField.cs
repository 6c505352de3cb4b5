using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Promos;

/// <summary>Takes a limit or a day of a code away.</summary>
public sealed class ClearPromoField : AdminButton
{
    private const string Wire = "promos.clearField";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RunPromos;

    internal static Choice Button(Voice voice, Promo promo, PromoField field) =>
        Make(Wire, voice.Text("promos.clear"), $"{promo.Code} {field}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var (promo, field) = (EditPromo.PromoOf(turn, words[0]), Enum.Parse<PromoField>(words[1]));
        if (turn.Conversation?.State is not PromoFlow.State.Edit asked
            || (asked.Code, asked.Field) != (promo.Code, field)
            || asked.Was != EditPromo.SeenOf(promo, field))
            throw new Refused("promos.lookAgain", ("code", promo.Code));
        turn.End();
        EditPromo.Save(turn, promo, PromoFields.Clear(promo, field), field);
    }
}

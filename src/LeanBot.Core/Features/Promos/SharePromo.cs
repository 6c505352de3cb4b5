using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Links;

namespace LeanBot.Core.Features.Promos;

/// <summary>Sends the link of a code with a picture to scan, as a message that can be passed on.</summary>
public sealed class SharePromo : AdminButton
{
    private const string Wire = "promos.share";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    internal static Choice Button(Voice voice, Promo promo) =>
        Make(Wire, voice.Text("promos.share"), promo.Code);

    public override void Press(Turn turn, string argument)
    {
        var promo = EditPromo.PromoOf(turn, argument);
        turn.Send(new ShowLink(
            turn.Speaker.Id, DeepLink.OfPromo(promo.Code),
            turn.Voice.Text("promos.caption", ("code", promo.Code), ("discount", promo.Discount.ToString()))));
    }
}

using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Promos;

/// <summary>Stops a code, or lets it go on: either can be taken back. It carries what was shown, so that
/// pressed late it does not do the opposite.</summary>
public sealed class StopPromo : AdminButton
{
    private const string Wire = "promos.stop";
    private const string Stop = "stop";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RunPromos;

    internal static Choice Button(Voice voice, Promo promo) => Make(
        Wire, voice.Text(promo.Stopped ? "promos.goOnAgain" : "promos.stop"),
        $"{promo.Code} {(promo.Stopped ? "goOn" : Stop)}");

    public override void Press(Turn turn, string argument)
    {
        var words = argument.Split(' ');
        var (promo, stops) = (EditPromo.PromoOf(turn, words[0]), words[1] == Stop);
        if (promo.Stopped == stops) throw new Refused("promos.lookAgain", ("code", promo.Code));
        PromoEdits.Stop(turn, promo, stops);
        turn.Voice.Say("promos.saving", ("code", promo.Code));
    }
}

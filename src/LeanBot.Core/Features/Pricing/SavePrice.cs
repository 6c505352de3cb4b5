using System.Globalization;
using LeanBot.Core.Features.Admins;
using LeanBot.Core.Features.Audit;
using LeanBot.Core.Features.Configuration;

namespace LeanBot.Core.Features.Pricing;

/// <summary>The admin's yes to a new price, for new sales alone.</summary>
public sealed class SavePrice : AdminButton
{
    private const string Wire = "pricing.save";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.SetPrices;

    internal static Choice Button(Voice voice, SoldPrice price, Money to) => Make(
        Wire, voice.Text("pricing.save", ("price", to)), ArgumentOf(price, to));

    public override void Press(Turn turn, string argument) => Save(turn, argument, moves: false);

    internal static string ArgumentOf(SoldPrice price, Money to) => string.Create(
        CultureInfo.InvariantCulture, $"{price.Name} {to.MinorUnits}");

    /// <param name="moves">Whoever pays the old price is to be moved: that is prepared once the file says
    /// so.</param>
    internal static void Save(Turn turn, string argument, bool moves)
    {
        if (turn.Conversation?.State is not PriceFlow.State.Confirm asked
            || argument != string.Create(CultureInfo.InvariantCulture, $"{asked.Price} {asked.To.MinorUnits}"))
            throw new Refused("pricing.noDraft");
        var price = PriceFlow.PriceOf(turn, asked.Price);
        if (price.Price != asked.Was)
        {
            PriceFlow.Begin(turn, price, "pricing.changedMeanwhile");
            return;
        }

        turn.End();
        var wish = new PriceWish(
            price.Name, asked.Was, asked.To, turn.Speaker.Id, moves, turn.Now + PriceWish.ForgottenAfter);
        turn.Tx.Put(wish);
        var about = AboutOf(turn, price, asked.To);
        turn.Send(new EditConfig(
            price.File, price.Path, asked.To.MinorUnits.ToString(CultureInfo.InvariantCulture),
            turn.Config.HashOf(price.File), about, turn.Speaker.Id,
            Was: asked.Was.MinorUnits.ToString(CultureInfo.InvariantCulture),
            Shows: new ScreenRef(PricesScreen.Wire), Noted: AuditKind.PriceChanged, Topic: about,
            NotedBefore: asked.Was.ToString(), NotedAfter: asked.To.ToString()));
        turn.Voice.Say(moves ? "pricing.savingAndMoving" : "pricing.saving");
    }

    private static string AboutOf(Turn turn, SoldPrice price, Money to) => PlainText.Of(
        PricesScreen.NameOf(turn, turn.Voice, price with { Price = to }));
}

using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Pricing;

/// <summary>Asks for another amount.</summary>
public sealed class ChangePrice : AdminButton
{
    private const string Wire = "pricing.change";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.SetPrices;

    internal static Choice Button(Turn turn, SoldPrice price) =>
        Make(Wire, $"✏️ {PricesScreen.NameOf(turn, turn.Voice, price)}", price.Name);

    internal static Choice Another(Voice voice, SoldPrice price) =>
        Make(Wire, voice.Text("pricing.another"), price.Name);

    /// <param name="argument">The price's name.</param>
    public override void Press(Turn turn, string argument) =>
        PriceFlow.Begin(turn, PriceFlow.PriceOf(turn, argument));
}

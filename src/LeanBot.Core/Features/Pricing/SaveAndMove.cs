using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Pricing;

/// <summary>The admin's yes to a new price, and to preparing that those who pay the old one are
/// moved.</summary>
public sealed class SaveAndMove : AdminButton
{
    private const string Wire = "pricing.saveAndMove";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.SetPrices | AdminRights.MigratePrices;

    internal static Choice Button(Voice voice, SoldPrice price, Money to) =>
        Make(Wire, voice.Text("pricing.saveAndMove"), SavePrice.ArgumentOf(price, to));

    public override void Press(Turn turn, string argument) => SavePrice.Save(turn, argument, moves: true);
}

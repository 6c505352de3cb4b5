using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Pricing;

/// <summary>Has Stripe asked for its prices.</summary>
public sealed class AskStripe : AdminButton
{
    private const string Wire = "pricing.askStripe";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.SetPrices;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("pricing.askStripe"));

    public override void Press(Turn turn, string argument) => PriceSync.Ask(
        turn, turn.Voice.SayShown(new Screen(turn.Voice.Text("pricing.asking"))));
}

using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Promos;

/// <summary>Begins a new code.</summary>
public sealed class NewPromo : AdminButton
{
    private const string Wire = "promos.new";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.RunPromos;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("promos.new"));

    public override void Press(Turn turn, string argument) => PromoFlow.Begin(turn);
}

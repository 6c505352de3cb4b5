using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Removals;

public sealed class ShowHeldRemovals : AdminButton
{
    private const string Wire = "removals.show";

    public override string Route => Wire;

    public override AdminRights Right => AdminRights.Look;

    public static Choice Button(Voice voice) => Make(Wire, voice.Text("removals.show"));

    public override void Press(Turn turn, string argument) =>
        turn.Voice.Anew().Say(turn.Router.Screen(RemovalsScreen.Wire)!.Of(turn));
}

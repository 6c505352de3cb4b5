using LeanBot.Core.Features.Admins;

namespace LeanBot.Core.Features.Removals;

/// <summary>Shows who waits to be let out.</summary>
public sealed class HeldRemovalsCommand : AdminCommand
{
    public override string Name => "removals";

    public override AdminRights Right => AdminRights.Look;

    public override void Run(Turn turn, string args) =>
        turn.Voice.Say(turn.Router.Screen(RemovalsScreen.Wire)!.Of(turn));
}
